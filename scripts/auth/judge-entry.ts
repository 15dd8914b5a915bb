import { type CacheEntry, isKeyComplete } from "./cache-entry.ts";
import { isExpired } from "./expiry.ts";
import { matchesFingerprint } from "./secret-fingerprint.ts";
import type { TokenRequest } from "./token-request.ts";

/** How far a time may be ahead of this machine's clock, since clocks differ, in ms. */
const maxAheadMs = 60_000;

/** How a cached token stands. */
export type CacheStatus = "usable" | "expired" | "other-secret" | "unrevoked" | "damaged" | "absent";

/** Whether the Authority still accepts a token with this status, as far as its expiry tells. */
export function isAlive(status: CacheStatus): boolean {
  return status === "usable" || status === "other-secret" || status === "unrevoked";
}

/** What makes a cached token usable, beside that it was requested for the same. */
export interface LookupOptions {
  /** The client's secret. Without it no token is usable: the secret may have changed since the token was fetched. */
  readonly secret?: string | undefined;
  /** The time that must be left, in ms; by default a leeway that suits the token's life. */
  readonly minLifeMs?: number | undefined;
}

/** The verdict on an entry, with the reason when it is not usable. */
export type Verdict =
  | { readonly status: "usable"; readonly reason?: undefined }
  | { readonly status: Exclude<CacheStatus, "usable">; readonly reason: string };

/**
 * Judges an entry: the one place that decides whether a cached token can be used.
 * @param request The request that the entry must match; undefined to accept any.
 */
export function judgeEntry(
  entry: CacheEntry,
  request: TokenRequest | undefined,
  { secret, minLifeMs }: LookupOptions,
  nowMs: number,
): Verdict {
  if (request && !answersRequest(entry, request)) {
    return { status: "absent", reason: "the cached token was requested with other parameters, such as the tenant" };
  }
  if (entry.issuedAtMs > nowMs + maxAheadMs) {
    return { status: "damaged", reason: "it comes from the future. has the clock been set back?" };
  }
  if (isExpired(entry, nowMs, minLifeMs)) {
    return { status: "expired", reason: "the cached token has expired, or has too little time left" };
  }
  if (entry.awaitsRevocation) {
    return { status: "unrevoked", reason: "its revocation has failed. run stella-token revoke again" };
  }
  if (entry.secretFingerprint === undefined) return { status: "usable" };
  if (secret === undefined) {
    return {
      status: "other-secret",
      reason: "the client's secret cannot be read, so the token may have been fetched with another one",
    };
  }
  if (!matchesFingerprint(entry.secretFingerprint, secret)) {
    return { status: "other-secret", reason: "the cached token was fetched with another secret" };
  }
  return { status: "usable" };
}

/**
 * Whether an entry was requested for just this. Its name tells less: the tenant and reasons are not part of it. It must be
 * enough where another program wrote the entry.
 */
function answersRequest(entry: CacheEntry, request: TokenRequest): boolean {
  const { scopes, parameters } = request;
  if (entry.secretFingerprint === undefined) {
    return isKeyComplete(request) && scopes.every((scope) => entry.scopes.includes(scope));
  }
  const sort = (fields: Readonly<Record<string, string>>): string => JSON.stringify(Object.entries(fields).sort());
  return entry.requestedScopes.join(" ") === scopes.join(" ") && sort(entry.parameters) === sort(parameters);
}
