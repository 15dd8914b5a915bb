import { readClientSecret } from "../auth/client-secret.ts";
import { openTokenCache } from "../auth/token-cache.ts";
import { type IssuedToken, toTokenRequest } from "../auth/token-request.ts";
import type { Context } from "../core/context.ts";
import { RefusedError } from "../core/errors.ts";
import { approveScope } from "../profile/scopes.ts";
import type { Profile } from "../profile/profile.ts";

/**
 * The token that `stella-token get` would take from the cache, without network or writing.
 * @throws {RefusedError} when there is none.
 */
export function findTokenInCache(profile: Profile, context: Context): IssuedToken {
  const { name, scopes } = profile;
  if (scopes.includes(approveScope)) {
    throw new RefusedError(`profile "${name}" has ${approveScope}, whose tokens are for one run each`, {
      hint: `run stella-exec ${name} --token --pack-run-id ID --pack-gate-id ID --pack-plan-hash HASH -- COMMAND`,
    });
  }
  const cache = openTokenCache(profile.tokenCacheDirectory, context);
  const found = cache.lookup(toTokenRequest(profile), { secret: readClientSecret(profile, context.io) });
  if (found.status === "usable") return found.entry;
  if (found.status === "damaged") context.log.warn(`the cached token is not used: ${found.reason}`);
  throw new RefusedError(`there is no usable token for "${name}" in the cache`, {
    hint: `run stella-token fetch ${name}`,
  });
}
