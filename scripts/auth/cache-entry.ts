import { sha256Hex } from "../core/sha256.ts";
import type { IssuedToken, TokenRequest } from "./token-request.ts";

/*
 * How cache entries are named and encoded: a working assumption about the `stella` CLI's own cache, so that both can use
 * the same files. Should that CLI turn out to do it differently, this module follows, and no other.
 */

/** A cached token. Times are in ms since the epoch. */
export interface CacheEntry extends IssuedToken {
  /** As requested. */
  readonly requestedScopes: readonly string[];
  /** The form fields that were sent beside the scope, by wire name. */
  readonly parameters: Readonly<Record<string, string>>;
  /**
   * Tells whether the secret has changed since, see `secret-fingerprint.ts`. Undefined when another program wrote the
   * entry, which keeps no metadata: `requestedScopes` are then the granted ones, and what else was sent is not known.
   */
  readonly secretFingerprint: string | undefined;
  /** Its revocation has failed: it is kept for another try only. */
  readonly awaitsRevocation?: true;
}

/** Raised when the meaning of the key or the metadata changes, so that older entries are no longer used. */
const keyVersion = "1";

/** The parameters that bind an approval token. They are part of its key. */
const approvalParameters = ["pack_run_id", "pack_gate_id", "pack_plan_hash"] as const;

/** The file name of an entry: SHA-256 of its key in upper-case hex, then `.json`. */
export function getEntryName({ authorityUrl, clientId, scopes, parameters }: TokenRequest): string {
  const base = `${authorityUrl}|client:${clientId}|${scopes.join(" ")}`;
  const approval = approvalParameters.map((name) => parameters[name]);
  const key = approval.includes(undefined) ? base : `${base}|pack:${approval.join("|")}`;
  return `${sha256Hex(key).toUpperCase()}.json`;
}

/** Whether a request's parameters are all part of its key, so that an entry's name tells them. */
export function isKeyComplete({ parameters }: Pick<TokenRequest, "parameters">): boolean {
  return Object.keys(parameters).every((name) => approvalParameters.some((known) => known === name));
}

/** Where a token whose revocation has failed is kept, so that no program finds it in its place, nor replaces it. */
export function getUnrevokedName(entryName: string, accessToken: string): string {
  return `${sha256Hex(`${entryName}|unrevoked:${accessToken}`).toUpperCase()}.json`;
}

/** Whether a file name can be an entry's. */
export function isEntryName(name: string): boolean {
  return /^[0-9A-F]{64}\.json$/.test(name);
}

/** Whether a file name is one that this tool makes: an entry, its lock, a secret's binding, or a temporary file of these. */
export function isCacheFileName(name: string): boolean {
  return /^[0-9A-F]{64}(?:\.secret)?\.json(?:\.lock)?(?:\..+\.tmp)?$/.test(name);
}

/** Encodes an entry as the content of its file. */
export function encodeEntry(entry: CacheEntry): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({
    accessToken: entry.accessToken,
    tokenType: "Bearer",
    expiresAtUtc: new Date(entry.expiresAtMs).toISOString(),
    scopes: entry.scopes,
    metadata: {
      ...entry.parameters,
      keyVersion,
      issuedAtUtc: new Date(entry.issuedAtMs).toISOString(),
      requestedScope: entry.requestedScopes.join(" "),
      secretFingerprint: entry.secretFingerprint ?? "",
      ...(entry.awaitsRevocation && { awaitsRevocation: "true" }),
    },
  }));
}

/**
 * Decodes the content of an entry's file; undefined when it is damaged.
 * @param writtenMs When the file was written: the time of issue of an entry that does not tell it.
 */
export function decodeEntry(bytes: Uint8Array, writtenMs: number): CacheEntry | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (!isRecord(value)) return undefined;
    const { accessToken, tokenType, expiresAtUtc, scopes, metadata } = value;
    const expiresAtMs = parseTime(expiresAtUtc);
    if (!/^bearer$/i.test(String(tokenType)) || !isAccessToken(accessToken) || !isStrings(scopes)) return undefined;
    if (Number.isNaN(expiresAtMs)) return undefined;
    const token = { accessToken, scopes, expiresAtMs };
    if (metadata !== undefined && metadata !== null) {
      return isRecord(metadata) ? addMetadata(token, metadata) : undefined;
    }
    const issuedAtMs = Math.min(writtenMs, expiresAtMs);
    return { ...token, issuedAtMs, requestedScopes: scopes, parameters: {}, secretFingerprint: undefined };
  } catch {
    return undefined;
  }
}

function addMetadata(
  token: Omit<IssuedToken, "issuedAtMs">,
  metadata: Readonly<Record<string, unknown>>,
): CacheEntry | undefined {
  const { keyVersion: version, issuedAtUtc, requestedScope, secretFingerprint, awaitsRevocation, ...parameters } =
    metadata;
  const issuedAtMs = parseTime(issuedAtUtc);
  const known = version === keyVersion && isString(requestedScope) && isString(secretFingerprint) &&
    isStrings(Object.values(parameters)) && issuedAtMs < token.expiresAtMs;
  if (!known) return undefined;
  return {
    ...token,
    issuedAtMs,
    requestedScopes: requestedScope.split(" "),
    parameters: parameters as Record<string, string>,
    secretFingerprint,
    ...(awaitsRevocation !== undefined && { awaitsRevocation: true }),
  };
}

/** Whether a value can be an access token: visible ASCII, which is harmless in a header and on a screen. */
export function isAccessToken(value: unknown): value is string {
  return typeof value === "string" && /^[\x21-\x7e]+$/.test(value);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isString = (value: unknown): value is string => typeof value === "string";
const isStrings = (value: unknown): value is string[] => Array.isArray(value) && value.every(isString);

/** In ms since the epoch; NaN for what is not a time, which makes every comparison false. */
const parseTime = (value: unknown): number => isString(value) ? Date.parse(value) : NaN;
