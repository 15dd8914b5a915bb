import type { Context } from "../core/context.ts";
import { type Deadline, withDeadline } from "../core/deadline.ts";
import { CliError, OfflineError, TransientError } from "../core/errors.ts";
import type { Profile } from "../profile/profile.ts";
import { readClientSecret } from "./client-secret.ts";
import { rememberAuthority, requireOwnAuthority } from "./secret-binding.ts";
import { noTokenCache, openTokenCache } from "./token-cache.ts";
import type { ClientAuthMethod, IssuedToken, TokenRequest } from "./token-request.ts";

/** How to get a token. */
export interface AcquireOptions {
  /** Do not use a cached token with less time left, in ms; undefined for a leeway that suits its life. */
  readonly minLifeMs: number | undefined;
  /** The time for everything together, in ms. */
  readonly timeoutMs: number;
  /** Use only a token issued from now on. */
  readonly force: boolean;
  /** Do not use the network. */
  readonly offline: boolean;
  /** Read and write the cache. */
  readonly useCache: boolean;
  /** How to send the secret; undefined for what the Authority announces. */
  readonly clientAuth: ClientAuthMethod | undefined;
}

/** A usable token. */
export interface AcquiredToken extends IssuedToken {
  readonly from: "cache" | "authority";
  /** Why the cache could not keep it. */
  readonly cacheError?: CliError;
}

/**
 * Gets a usable token for a profile: from the cache, else from the Authority. When many processes want the same token,
 * one makes the request and the others wait for it.
 * @throws {CliError} when there is no token to be had. Nothing is cached then.
 */
export async function acquireToken(
  profile: Profile,
  request: TokenRequest,
  options: AcquireOptions,
  context: Context,
): Promise<AcquiredToken> {
  const { io, log } = context;
  const notBeforeMs = options.force ? io.clock.now() : -Infinity;
  const secret = readClientSecret(profile, io);
  const cache = options.useCache ? openTokenCache(profile.tokenCacheDirectory, context) : noTokenCache;
  const lookup = () => cache.lookup(request, { secret, minLifeMs: options.minLifeMs });

  cache.prepare();
  const cached = lookup();
  if (cached.status === "damaged") log.warn(`the cached token is not used: ${cached.reason}`);
  if (cached.status === "usable" && !options.force) {
    cache.close(cached.name);
    return { ...cached.entry, from: "cache" };
  }
  if (options.offline) throw createOfflineError(profile);
  requireOwnAuthority(profile, secret, io);

  /** A token that another process has fetched meanwhile. */
  const find = (): AcquiredToken | undefined => {
    const { status, entry } = lookup();
    return status === "usable" && entry.issuedAtMs >= notBeforeMs ? { ...entry, from: "cache" } : undefined;
  };
  const run = async (deadline: Deadline): Promise<AcquiredToken> => {
    const { createAuthorityClient } = await import("./oauth/authority-client.ts");
    const credentials = { secret, clientAuth: options.clientAuth };
    const token = await createAuthorityClient(request, credentials, deadline, context).requestToken();
    if (options.useCache) rememberAuthority(profile, secret, context);
    return { ...token, from: "authority", ...catchCacheError(() => cache.store(request, token, secret)) };
  };
  const late = (): Error => createTimeoutError(profile, options);
  return await withDeadline(
    options.timeoutMs,
    io.interrupted(),
    late,
    io,
    (deadline) => cache.exclusively(request, { find, run: () => run(deadline) }, deadline),
  );
}

/** A cache that cannot be written makes the token no worse: the caller decides what that means. */
function catchCacheError(store: () => void): Pick<AcquiredToken, "cacheError"> {
  try {
    store();
    return {};
  } catch (error) {
    if (error instanceof CliError) return { cacheError: error };
    throw error;
  }
}

function createOfflineError({ name }: Profile): OfflineError {
  return new OfflineError(`there is no usable token for "${name}" in the cache, and the network is forbidden`, {
    hint: `run stella-token fetch ${name} without --offline and with STELLA_OFFLINE unset`,
  });
}

function createTimeoutError({ name }: Profile, { timeoutMs }: AcquireOptions): TransientError {
  return new TransientError(`no token for "${name}" in time (${timeoutMs / 1000} s)`, {
    hint: "try again, or give more time with --timeout",
  });
}
