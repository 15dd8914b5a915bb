import { readSecret } from "../auth/client-secret.ts";
import { findToken, type Token } from "../auth/token-cache.ts";
import { RefusedError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import type { Logger } from "../core/logger.ts";
import { approveScope } from "../profile/scopes.ts";
import type { Profile } from "../profile/profile.ts";

/**
 * The token that `stella-token get` would take from the cache, without network or writing.
 * @throws {RefusedError} when there is none.
 */
export function findTokenInCache(profile: Profile, io: Io, log: Logger): Token {
  const { name, scopes } = profile;
  if (scopes.includes(approveScope)) {
    throw new RefusedError(`profile "${name}" has ${approveScope}, whose tokens are for one run each`, {
      hint: `run stella-exec ${name} --token --pack-run-id ID --pack-gate-id ID --pack-plan-hash HASH -- COMMAND`,
    });
  }
  const asked = { scopes, parameters: {}, minLifeMs: undefined };
  const tell = (problem: string): void => log.warn(`the cached token is not used: ${problem}`);
  const token = findToken(profile, asked, readSecret(profile, io), io, tell);
  if (token) return token;
  throw new RefusedError(`there is no usable token for "${name}" in the cache`, {
    hint: `run stella-token fetch ${name}`,
  });
}
