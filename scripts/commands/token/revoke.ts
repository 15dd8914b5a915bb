import { removeEntry } from "../../auth/cache-file.ts";
import { type CachedToken, cachedTokens } from "../../auth/cached-tokens.ts";
import { readSecret } from "../../auth/client-secret.ts";
import { type CommandContext, defineCommand } from "../../cli/command.ts";
import { createFailureCollector } from "../../core/collect-failures.ts";
import { withDeadline } from "../../core/deadline.ts";
import { OfflineError, TransientError } from "../../core/errors.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import type { Profile } from "../../profile/profile.ts";
import { readProfiles } from "../../profile/read-profile.ts";
import { isOffline, offlineOption } from "../offline.ts";
import { clientAuthOption, timeoutOption } from "./options.ts";

const revokeOptions = { timeout: timeoutOption, "client-auth": clientAuthOption, offline: offlineOption };

/** `stella-token revoke`: make tokens useless, here and at the Authority. */
export const revokeCommand = defineCommand({
  name: "revoke",
  positionals: { usage: "<profile…>", min: 1, max: Infinity },
  summary: "Revoke each profile's cached tokens at the Authority, and remove them.",
  options: revokeOptions,
  examples: [{ command: "stella-token revoke packs-operator", does: "Make the operator's tokens useless" }],
  run: revokeTokens,
});

type RevokeContext = CommandContext<typeof revokeOptions>;

async function revokeTokens(context: RevokeContext): Promise<ExitCode> {
  const { positionals, io, log } = context;
  const failures = createFailureCollector(log);
  for (const profile of readProfiles(positionals, io)) {
    const tokens = cachedTokens(profile, io);
    if (tokens.length === 0) log.info(`${profile.name}: there is no token in the cache`);
    for (const token of tokens) await failures.attempt(() => revokeOne(token, profile, context));
  }
  failures.throwFirst();
  return ExitCode.done;
}

/** Removes a token's entry whatever the Authority answers: nobody shall use it from here any more. */
async function revokeOne(token: CachedToken, profile: Profile, context: RevokeContext): Promise<void> {
  const { io, log } = context;
  let outcome = "removed, but not revoked";
  try {
    const revoked = token.state === "usable" && await askAuthority(token, profile, context);
    outcome = revoked ? "revoked and removed" : "removed";
  } finally {
    removeEntry(profile.tokenCacheDirectory, token.name, io);
    log.info(`${profile.name}: ${token.entry?.scopes.join(" ")}: ${outcome}`);
  }
}

async function askAuthority({ entry }: CachedToken, profile: Profile, context: RevokeContext): Promise<boolean> {
  const { options, io, log } = context;
  if (isOffline(options, io)) throw new OfflineError("revoking a token needs the network, which is forbidden");
  const { authorityUrl, clientId } = profile;
  const question = {
    authorityUrl,
    clientId,
    secret: readSecret(profile, io),
    scopes: [],
    parameters: {},
    clientAuth: options["client-auth"],
  };
  const { askToRevoke } = await import("../../auth/authority.ts");
  const late = (): Error => new TransientError(`the Authority has not answered in time`, { hint: "try again" });
  const revoked = await withDeadline(
    options.timeout,
    io.interrupted(),
    late,
    io,
    async (deadline) => await askToRevoke(entry?.accessToken ?? "", question, deadline, io, log),
  );
  if (!revoked) log.warn("the Authority does not offer revocation: the token is good until it expires");
  return revoked;
}
