import { type Obtained, obtainToken } from "../auth/obtain.ts";
import type { TokenWish } from "../auth/wish.ts";
import type { Args } from "../cli/args.ts";
import { CliError } from "../cli/errors.ts";
import { ExitCode } from "../cli/exit-codes.ts";
import type { Io } from "../cli/io.ts";
import type { Verb } from "../cli/program.ts";
import { talkOn } from "../cli/talk.ts";
import { readSettings, type Settings } from "../profile/settings.ts";
import { tokenLine, warnOfToken } from "./token-notes.ts";
import { forceOption, tokenOptions, tokenWish } from "./token-options.ts";

/** `stella-token fetch`: make sure that usable tokens are in the cache. */
export const fetchVerb: Verb = {
  name: "fetch",
  positionals: "<profile…>",
  arity: [1, Infinity],
  summary: "Make sure that a usable token of each profile is in the cache.",
  options: [
    { flags: "--json", description: "Print what is known of each token, never the token." },
    forceOption,
    ...tokenOptions,
  ],
  examples: [{ command: "stella-token fetch packs-operator packs-publisher", does: "Fetch two tokens at once" }],
  run: fetchTokens,
};

/** One profile's token to be fetched. */
interface Job {
  readonly settings: Settings;
  readonly wish: TokenWish;
}

async function fetchTokens(args: Args, io: Io): Promise<ExitCode> {
  const talk = talkOn(io, args.loudness);
  const jobs: Job[] = [];
  // One after the other: values that are missing may have to be asked for.
  for (const argument of args.positionals) {
    const settings = readSettings(argument, io);
    jobs.push({ settings, wish: await tokenWish(args, settings, args.flag("force"), io) });
  }
  const outcomes = await Promise.allSettled(jobs.map(async ({ settings, wish }) => {
    const token = await obtainToken(settings, wish, io, talk);
    if (token.notKept) throw token.notKept;
    warnOfToken(token, wish, io, talk);
    talk.note(tokenLine(token, settings, io));
    return { settings, token };
  }));
  const failures = outcomes.filter((outcome) => outcome.status === "rejected").map(({ reason }) => reason as unknown);
  const [first, ...others] = failures;
  for (const other of others) if (other instanceof CliError) talk.error(other.message, other.hint);
  if (first !== undefined) throw first;
  const fetched = outcomes.flatMap((outcome) => outcome.status === "fulfilled" ? [outcome.value] : []);
  if (args.flag("json")) io.stdout.write(`${JSON.stringify(fetched.map(metadataOf), null, 2)}\n`);
  return ExitCode.done;
}

/** What is known of a token, without the token. */
function metadataOf({ settings, token }: { settings: Settings; token: Obtained }): Record<string, unknown> {
  return {
    profile: settings.name,
    clientId: settings.clientId,
    authorityUrl: settings.authorityUrl,
    scopes: token.scopes,
    issuedAtUtc: new Date(token.issuedAtMs).toISOString(),
    expiresAtUtc: new Date(token.expiresAtMs).toISOString(),
    from: token.from,
  };
}
