import type { Context } from "../core/context.ts";
import { FileError } from "../core/errors.ts";
import type { Profile } from "../profile/profile.ts";
import { findClientSecret } from "./client-secret.ts";
import { type CacheLookup, openTokenCache } from "./token-cache.ts";
import { toTokenRequest } from "./token-request.ts";

/**
 * Shows how a profile's cached tokens stand, without network or writing: every one that is there, else how the one for
 * all its scopes stands. The secret is read, since a token that was fetched with another one is not usable.
 */
export function inspectTokens(profile: Profile, context: Context): readonly CacheLookup[] {
  const options = { secret: findClientSecret(profile, context.io) };
  const cache = openTokenCache(profile.tokenCacheDirectory, context);
  try {
    const found = cache.list(profile, options);
    if (found.length > 0) return found;
  } catch (error) {
    // A directory that can be entered but not listed can still have the one token whose name is known.
    if (!(error instanceof FileError)) throw error;
  }
  return [cache.lookup(toTokenRequest(profile), options)];
}
