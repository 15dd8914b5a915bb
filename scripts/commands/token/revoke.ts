import { removeEntry } from "../../auth/cache-file.ts";
import { type CachedToken, cachedTokens } from "../../auth/cached-tokens.ts";
import { withDeadline } from "../../core/deadline.ts";
import { readSecret } from "../../auth/client-secret.ts";
import type { Args } from "../../cli/args.ts";
import { CliError, OfflineError, TransientError } from "../../core/errors.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import type { Io } from "../../core/io.ts";
import type { Verb } from "../../cli/command.ts";
import type { Logger } from "../../core/logger.ts";
import { createLogger } from "../../terminal/logger.ts";
import type { Profile } from "../../profile/profile.ts";
import { readProfiles } from "../../profile/read-profile.ts";
import { isOffline } from "../offline.ts";
import { clientAuthOf, clientAuthOption, offlineOption, timeoutOf, timeoutOption } from "./options.ts";

/** `stella-token revoke`: make tokens useless, here and at the Authority. */
export const revokeVerb: Verb = {
  name: "revoke",
  positionals: "<profile…>",
  arity: [1, Infinity],
  summary: "Revoke each profile's cached tokens at the Authority, and remove them.",
  options: [timeoutOption, clientAuthOption, offlineOption],
  examples: [{ command: "stella-token revoke packs-operator", does: "Make the operator's tokens useless" }],
  run: revoke,
};

async function revoke(args: Args, io: Io): Promise<ExitCode> {
  const log = createLogger(io, args.loudness);
  const failures: CliError[] = [];
  const named = readProfiles(args.positionals, io);
  for (const profile of named) {
    const tokens = cachedTokens(profile, io);
    if (tokens.length === 0) log.info(`${profile.name}: there is no token in the cache`);
    for (const token of tokens) {
      const failure = await revokeOne(token, profile, args, io, log);
      if (failure) failures.push(failure);
    }
  }
  const [first, ...others] = failures;
  for (const { message, hint } of others) log.error(message, hint);
  if (first) throw first;
  return ExitCode.done;
}

/** Removes a token's entry, whatever the Authority says to its revocation: nobody shall use it from here any more. */
async function revokeOne(
  token: CachedToken,
  profile: Profile,
  args: Args,
  io: Io,
  log: Logger,
): Promise<CliError | undefined> {
  const what = `${profile.name}: ${token.entry?.scopes.join(" ")}`;
  let outcome = "removed";
  let failure: CliError | undefined;
  try {
    if (token.state === "usable" && await askAuthority(token, profile, args, io, log)) {
      outcome = "revoked and removed";
    }
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    outcome = "removed, but not revoked";
    failure = error;
  }
  removeEntry(profile.tokenCacheDirectory, token.name, io);
  log.info(`${what}: ${outcome}`);
  return failure;
}

async function askAuthority(
  { entry }: CachedToken,
  profile: Profile,
  args: Args,
  io: Io,
  log: Logger,
): Promise<boolean> {
  if (isOffline(args, io)) throw new OfflineError("a token can be revoked over the network only, which is forbidden");
  const { authorityUrl, clientId } = profile;
  const question = {
    authorityUrl,
    clientId,
    secret: readSecret(profile, io),
    scopes: [],
    parameters: {},
    clientAuth: clientAuthOf(args),
  };
  const { askToRevoke } = await import("../../auth/authority.ts");
  const late = (): Error => new TransientError(`the Authority has not answered in time`, { hint: "try again" });
  const revoked = await withDeadline(
    timeoutOf(args),
    io.interrupted(),
    late,
    io,
    async (deadline) => await askToRevoke(entry?.accessToken ?? "", question, deadline, io, log),
  );
  if (!revoked) log.warn("the Authority does not offer revocation: the token is good until it expires");
  return revoked;
}
