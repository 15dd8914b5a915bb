import { sha256Hex } from "../core/sha256.ts";

/*
 * How cache entries are named and encoded: a working assumption about the `stella` CLI's own cache, so that both can
 * use the same files. What that CLI really does decides; this module alone follows it.
 */

/** What tells one cached token from another. */
export interface CacheKey {
  readonly authorityUrl: string;
  readonly clientId: string;
  /** As requested, in order. */
  readonly scopes: readonly string[];
  /** Form fields sent beside the scope, by wire name: the tenant, what an approval is for, reasons. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** One cached token. Times are in ms since the epoch. */
export interface CacheEntry {
  readonly accessToken: string;
  readonly expiresAtMs: number;
  /** As granted. */
  readonly scopes: readonly string[];
  readonly issuedAtMs: number;
  /** As requested. */
  readonly requestedScopes: readonly string[];
  /** Salted, so that equal secrets cannot be told from each other by their entries. */
  readonly secretFingerprint: string;
  /** Form fields that were sent beside the scope, by wire name. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Raised when the key or the metadata changes its meaning, so that older entries are no longer used. */
const keyVersion = "1";

/** The parameters that an approval token is bound to; they are part of its key. */
const approvalParameters = ["pack_run_id", "pack_gate_id", "pack_plan_hash"] as const;

/** The file name of an entry: SHA-256 of its key in upper-case hex, then `.json`. */
export function entryName({ authorityUrl, clientId, scopes, parameters }: CacheKey): string {
  const base = `${authorityUrl}|client:${clientId}|${scopes.join(" ")}`;
  const approval = approvalParameters.map((name) => parameters[name]);
  const key = approval.includes(undefined) ? base : `${base}|pack:${approval.join("|")}`;
  return `${sha256Hex(key).toUpperCase()}.json`;
}

/** Whether a file name can be an entry's. */
export function isEntryName(name: string): boolean {
  return /^[0-9A-F]{64}\.json$/.test(name);
}

/** Whether a file name is of this tool's making: an entry, its lock, or what a killed process left of either. */
export function isOurName(name: string): boolean {
  return /^[0-9A-F]{64}\.json(?:\.lock)?(?:\..+\.tmp)?$/.test(name);
}

/** The bytes of an entry's file. */
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
      secretFingerprint: entry.secretFingerprint,
    },
  }));
}

/** The entry in the bytes of a file; undefined when they are damaged, or another tool wrote them. */
export function decodeEntry(bytes: Uint8Array): CacheEntry | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (!isRecord(value) || !isRecord(value["metadata"])) return undefined;
    const { accessToken, tokenType, expiresAtUtc, scopes } = value;
    const { keyVersion: version, issuedAtUtc, requestedScope, secretFingerprint, ...parameters } = value["metadata"];
    const known = version === keyVersion && tokenType === "Bearer" && isToken(accessToken) && isStrings(scopes) &&
      isString(requestedScope) && isString(secretFingerprint) && isStrings(Object.values(parameters));
    if (!known) return undefined;
    const [issuedAtMs, expiresAtMs] = [timeOf(issuedAtUtc), timeOf(expiresAtUtc)];
    if (!(issuedAtMs < expiresAtMs)) return undefined;
    return {
      accessToken,
      expiresAtMs,
      scopes,
      issuedAtMs,
      requestedScopes: requestedScope.split(" "),
      secretFingerprint,
      parameters: parameters as Record<string, string>,
    };
  } catch {
    return undefined;
  }
}

/** Whether a value can be an access token: visible ASCII, so that it can do no harm in a header or on a screen. */
export function isToken(value: unknown): value is string {
  return typeof value === "string" && /^[\x21-\x7e]+$/.test(value);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isString = (value: unknown): value is string => typeof value === "string";
const isStrings = (value: unknown): value is string[] => Array.isArray(value) && value.every(isString);

/** NaN for what is no time, which no comparison holds for. */
const timeOf = (value: unknown): number => isString(value) ? Date.parse(value) : NaN;
