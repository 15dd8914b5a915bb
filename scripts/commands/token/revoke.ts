import { isAlive } from "../../auth/judge-entry.ts";
import { revokeToken } from "../../auth/revoke-token.ts";
import { type CacheLookup, openTokenCache, type TokenCache } from "../../auth/token-cache.ts";
import { type CommandContext, defineCommand } from "../../cli/command.ts";
import type { OptionValues } from "../../cli/options.ts";
import { createFailureCollector, type FailureCollector } from "../../core/collect-failures.ts";
import type { Context } from "../../core/context.ts";
import { ignoreFailure, OfflineError } from "../../core/errors.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import type { Profile } from "../../profile/profile.ts";
import { readProfiles } from "../../profile/read-profile.ts";
import { isOffline, offlineOption } from "../offline.ts";
import { clientAuthOption, timeoutOption } from "./options.ts";

/** The options of everything that revokes tokens. */
export const revokeOptions = { timeout: timeoutOption, "client-auth": clientAuthOption, offline: offlineOption };

/** `stella-token revoke`: make tokens useless, here and at the Authority. */
export const revokeCommand = defineCommand({
  name: "revoke",
  positionals: { usage: "<profile…>", min: 1, max: Infinity, profiles: Infinity },
  summary: "Revoke each profile's cached tokens at the Authority, and remove them.",
  options: revokeOptions,
  examples: [{ command: "stella-token revoke packs-operator", does: "Make the operator's tokens useless" }],
  run: revokeTokens,
});

/** What revoking needs of a command's context. */
export type RevokeContext = Context & { readonly options: OptionValues<typeof revokeOptions> };

async function revokeTokens(context: CommandContext<typeof revokeOptions>): Promise<ExitCode> {
  const { positionals, io, log } = context;
  const failures = createFailureCollector(log);
  for (const profile of readProfiles(positionals, io)) await revokeCached(profile, failures, context);
  failures.throwFirst();
  return ExitCode.done;
}

/** Revokes a profile's cached tokens, and removes them. */
export async function revokeCached(
  profile: Profile,
  failures: FailureCollector,
  context: RevokeContext,
): Promise<void> {
  const { io, log } = context;
  const cache = openTokenCache(profile.tokenCacheDirectory, { io, log });
  const tokens = cache.list(profile, { minLifeMs: 0 });
  if (tokens.length === 0) log.info(`${profile.name}: there is no token in the cache`);
  for (const token of tokens) await failures.attempt(() => revokeOne(token, profile, cache, context));
}

/**
 * Nobody uses the token from here any more, whatever the Authority answers. One that it has not revoked is kept for another
 * try: a second run must not report success while the token is still good.
 */
async function revokeOne(
  { name, entry, status }: CacheLookup,
  profile: Profile,
  cache: TokenCache,
  context: RevokeContext,
): Promise<void> {
  const say = (outcome: string): void => context.log.info(`${profile.name}: ${entry?.scopes.join(" ")}: ${outcome}`);
  if (!entry || !isAlive(status)) {
    cache.remove(name);
    return say("removed");
  }
  let revoked: boolean;
  try {
    revoked = await askAuthority(entry.accessToken, profile, context);
  } catch (error) {
    // Whatever becomes of the entry, the Authority's error is the one to report.
    const isAside = ignoreFailure(() => (cache.setAside(name, entry), true), false);
    if (isAside) say("not revoked. it is not used any more, and the next revoke tries again");
    else context.log.warn("the cache cannot be written: the token can still be used here");
    throw error;
  }
  cache.remove(name);
  say(revoked ? "revoked and removed" : "removed");
}

async function askAuthority(accessToken: string, profile: Profile, context: RevokeContext): Promise<boolean> {
  const { options, io, log } = context;
  if (isOffline(options, io)) throw new OfflineError("revoking a token needs the network, which is forbidden");
  const revokeOptions = { timeoutMs: options.timeout, clientAuth: options["client-auth"] };
  const revoked = await revokeToken(profile, accessToken, revokeOptions, { io, log });
  if (!revoked) log.warn("the Authority does not offer revocation: the token is good until it expires");
  return revoked;
}
