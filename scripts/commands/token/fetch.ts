import { formatJson } from "../../core/format-json.ts";
import { type Obtained, obtainToken } from "../../auth/acquire-token.ts";
import type { TokenWish } from "../../auth/token-options.ts";
import type { Args } from "../../cli/args.ts";
import { CliError } from "../../core/errors.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import type { Io } from "../../core/io.ts";
import { showProgress } from "../../terminal/progress.ts";
import type { Verb } from "../../cli/command.ts";
import { createLogger } from "../../terminal/logger.ts";
import type { Profile } from "../../profile/profile.ts";
import { readProfile } from "../../profile/read-profile.ts";
import { tokenLine, warnOfToken } from "./messages.ts";
import { forceOption, tokenOptions, tokenWish } from "./options.ts";

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
  examples: [
    { command: "stella-token fetch packs-operator packs-publisher", does: "Fetch two tokens at once" },
    {
      command:
        "stella-token fetch packs-approver --pack-run-id run-42 --pack-gate-id security --pack-plan-hash sha256:…",
      does: "Fetch a token that approves one gate of one run",
    },
  ],
  run: fetchTokens,
};

/** One profile's token to be fetched. */
interface Job {
  readonly profile: Profile;
  readonly wish: TokenWish;
}

async function fetchTokens(args: Args, io: Io): Promise<ExitCode> {
  const jobs: Job[] = [];
  // One after the other: values that are missing may have to be asked for.
  for (const argument of args.positionals) {
    const profile = readProfile(argument, io);
    jobs.push({ profile, wish: await tokenWish(args, profile, args.flag("force"), io) });
  }
  const outcomes = await fetchAll(jobs, args, io);
  const [first, ...others] = outcomes.filter((outcome) => outcome instanceof CliError);
  for (const { message, hint } of others) createLogger(io, args.loudness).error(message, hint);
  if (first) throw first;
  const records = outcomes.flatMap((outcome, index) =>
    outcome instanceof CliError ? [] : [metadataOf(jobs[index] as Job, outcome)]
  );
  if (args.flag("json")) io.stdout.write(formatJson(records));
  return ExitCode.done;
}

/** Fetches all tokens at once; one that fails does not stop the others. */
async function fetchAll(jobs: readonly Job[], args: Args, io: Io): Promise<(Obtained | CliError)[]> {
  const lines = args.loudness === "quiet"
    ? undefined
    : showProgress(jobs.map(({ profile }) => `${profile.name}: fetching …`), io);
  const log = createLogger(lines ? { ...io, stderr: lines.above } : io, args.loudness);
  const show = (index: number, line: string): void => lines ? lines.set(index, line) : log.info(line);
  return await Promise.all(jobs.map(async ({ profile, wish }, index) => {
    try {
      const token = await obtainToken(profile, wish, io, log);
      if (token.notKept) throw token.notKept;
      warnOfToken(token, wish, io, log);
      show(index, tokenLine(token, profile, io));
      return token;
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      show(index, `${profile.name}: failed`);
      return error;
    }
  }));
}

/** What is known of a token, without the token. */
function metadataOf({ profile, wish }: Job, token: Obtained): Record<string, unknown> {
  return {
    profile: profile.name,
    clientId: profile.clientId,
    authorityUrl: profile.authorityUrl,
    scopes: token.scopes,
    issuedAtUtc: new Date(token.issuedAtMs).toISOString(),
    expiresAtUtc: new Date(token.expiresAtMs).toISOString(),
    parameters: wish.parameters,
    from: token.from,
  };
}
