import { FileError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import type { Profile } from "../profile/profile.ts";
import { type Found, readEntry } from "./cache-file.ts";
import { type CacheEntry, entryName, isEntryName } from "./cache-entry.ts";
import { isAlive } from "./expiry.ts";

/** What this module needs of the world: it only looks. */
export type CachedIo = Pick<Io, "files" | "platform" | "userId" | "clock" | "redact">;

/** How a profile's cached token stands. */
export type TokenState = "usable" | "expired" | "absent" | "damaged";

/** A profile's token in the cache, as found without network or writing. */
export interface CachedToken {
  readonly state: TokenState;
  /** The entry's file name in the cache directory. */
  readonly name: string;
  /** There when usable or expired. */
  readonly entry?: CacheEntry;
  /** Why it is damaged. */
  readonly problem?: string;
}

/** Looks up the token for all scopes of a profile. An approval's token has a key of its own and is not found here. */
export function cachedToken(profile: Profile, io: CachedIo): CachedToken {
  const { authorityUrl, clientId, scopes, tokenCacheDirectory } = profile;
  const name = entryName({ authorityUrl, clientId, scopes, parameters: {} });
  return judge(name, readEntry(tokenCacheDirectory, name, io), io);
}

/**
 * Looks up every token of a profile: those for a part of its scopes and for approvals, too.
 * @throws {FileError} when the cache directory cannot be listed.
 */
export function cachedTokens(profile: Profile, io: CachedIo): readonly CachedToken[] {
  const { authorityUrl, clientId, tokenCacheDirectory: directory } = profile;
  const tokens: CachedToken[] = [];
  for (const name of namesIn(directory, io).filter(isEntryName)) {
    const found = readEntry(directory, name, io);
    if (!found.entry) continue;
    const { requestedScopes: scopes, parameters } = found.entry;
    if (name === entryName({ authorityUrl, clientId, scopes, parameters })) tokens.push(judge(name, found, io));
  }
  return tokens;
}

/** What can be shown of a profile's tokens: every one that is there; else how the one for all scopes stands. */
export function visibleTokens(profile: Profile, io: CachedIo): readonly CachedToken[] {
  try {
    const found = cachedTokens(profile, io);
    if (found.length > 0) return found;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
  }
  return [cachedToken(profile, io)];
}

/** The names in a cache directory; none when it is not there. @throws {FileError} when it cannot be listed. */
export function namesIn(directory: string, io: Pick<Io, "files">): readonly string[] {
  return io.files.stat(directory) ? io.files.list(directory) : [];
}

function judge(name: string, { entry, problem }: Found, io: CachedIo): CachedToken {
  if (problem !== undefined) return { state: "damaged", name, problem };
  if (!entry) return { state: "absent", name };
  io.redact(entry.accessToken);
  return { state: isAlive(entry, io.clock.now()) ? "usable" : "expired", name, entry };
}
