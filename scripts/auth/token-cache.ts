import { CliError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import type { Logger } from "../core/logger.ts";
import type { Profile } from "../profile/profile.ts";
import { type CacheIo, entryPath, prepareDirectory, readEntry, writeEntry } from "./cache-file.ts";
import { type CacheEntry, entryName } from "./cache-entry.ts";
import type { CachedIo } from "./cached-tokens.ts";
import { isAlive } from "./expiry.ts";
import { fingerprintOf, isFingerprintOf } from "./client-secret.ts";
import { keyOf, type TokenWish } from "./token-options.ts";

/** A token with its life. Times are in ms since the epoch. */
export interface Token {
  readonly accessToken: string;
  /** As granted. */
  readonly scopes: readonly string[];
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
}

/** The place in the cache for the token that one wish is for. */
export interface Slot {
  /** The file that says who is fetching it. */
  readonly lockPath: string;
  /** The token, if it is there and answers the wish. */
  read(): Token | undefined;
  /** Keeps a token. @throws {CliError} when the cache cannot be written. */
  write(token: Token): void;
}

/** Opens the slot of a wish: its directory is made, or closed to others, so that what is read from it can be trusted. */
export function openSlot(
  profile: Profile,
  wish: TokenWish,
  secret: string,
  io: CacheIo & Pick<Io, "redact">,
  log: Logger,
): Slot {
  const directory = profile.tokenCacheDirectory;
  const name = entryName(keyOf(profile, wish));
  const notBeforeMs = wish.force ? io.clock.now() : -Infinity;
  let told = false;
  const tell = (problem: string): void => {
    if (!told) log.warn(`the cached token is not used: ${problem}`);
    told = true;
  };
  prepare(directory, io, log);
  return {
    lockPath: `${entryPath(directory, name, io)}.lock`,
    read() {
      const token = findToken(profile, wish, secret, io, tell);
      return token && token.issuedAtMs >= notBeforeMs ? token : undefined;
    },
    write(token) {
      writeEntry(directory, name, {
        ...token,
        requestedScopes: wish.scopes,
        parameters: wish.parameters,
        secretFingerprint: fingerprintOf(secret),
      }, io);
    },
  };
}

/** What a wish asks of a token that is there already. */
export type Asked = Pick<TokenWish, "scopes" | "parameters" | "minLifeMs">;

/**
 * Looks for the token that answers a wish, without network or writing.
 * @param tell Hears why an entry that is there is of no use.
 */
export function findToken(
  profile: Profile,
  asked: Asked,
  secret: string,
  io: CachedIo,
  tell: (problem: string) => void,
): Token | undefined {
  const { entry, problem } = readEntry(profile.tokenCacheDirectory, entryName(keyOf(profile, asked)), io);
  if (problem !== undefined) tell(problem);
  if (!entry) return undefined;
  io.redact(entry.accessToken);
  const now = io.clock.now();
  if (entry.issuedAtMs > now) tell("it comes from the future. has the clock been set back?");
  const fits = isAlive(entry, now, asked.minLifeMs) && answers(entry, asked);
  return fits && isFingerprintOf(entry.secretFingerprint, secret) ? entry : undefined;
}

/** A directory that cannot be made or repaired is told when a token is to be kept in it. */
function prepare(directory: string, io: CacheIo, log: Logger): void {
  try {
    prepareDirectory(directory, io, log);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
  }
}

/** Whether an entry was fetched for just this: the file name tells less than that. */
function answers(entry: CacheEntry, { scopes, parameters }: Asked): boolean {
  const sorted = (fields: Readonly<Record<string, string>>): string => JSON.stringify(Object.entries(fields).sort());
  return entry.requestedScopes.join(" ") === scopes.join(" ") && sorted(entry.parameters) === sorted(parameters);
}
