import { type AcquiredToken, type AcquireOptions, acquireToken } from "../../auth/acquire-token.ts";
import type { TokenRequest } from "../../auth/token-request.ts";
import { anyProfiles, type CommandContext, defineCommand } from "../../cli/command.ts";
import { flag } from "../../cli/options.ts";
import { createFailureCollector } from "../../core/collect-failures.ts";
import type { Context } from "../../core/context.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import { formatJson } from "../../core/format-json.ts";
import { mapConcurrently } from "../../core/map-concurrently.ts";
import type { Profile } from "../../profile/profile.ts";
import { readProfiles } from "../../profile/read-profile.ts";
import { createLogger } from "../../terminal/logger.ts";
import { showProgress } from "../../terminal/progress.ts";
import { formatTokenLine, warnAboutToken } from "./messages.ts";
import { createAcquireOptions, createTokenRequest, forceOption, tokenOptions } from "./options.ts";

const fetchOptions = {
  json: flag("Print what is known of each token, never the token."),
  force: forceOption,
  ...tokenOptions,
};

/** `stella-token fetch`: make sure that usable tokens are in the cache. */
export const fetchCommand = defineCommand({
  name: "fetch",
  positionals: anyProfiles,
  summary: "Make sure that a usable token of each profile is in the cache.",
  options: fetchOptions,
  examples: [
    { command: "stella-token fetch packs-operator packs-publisher", does: "Fetch two tokens at once" },
    { command: "stella-token fetch 'packs-*'", does: "Fetch those of every profile with such a name" },
    {
      command:
        "stella-token fetch packs-approver --pack-run-id run-42 --pack-gate-id security --pack-plan-hash sha256:…",
      does: "Fetch a token that approves one gate of one run",
    },
  ],
  run: fetchTokens,
});

/** Enough to hide the network's delay, and few enough for an Authority that limits its callers. */
const maxConcurrentFetches = 8;

/** A token to fetch for one profile. */
interface Job {
  readonly profile: Profile;
  readonly request: TokenRequest;
}

async function fetchTokens(context: CommandContext<typeof fetchOptions>): Promise<ExitCode> {
  const { positionals, options, io, log } = context;
  const jobs: Job[] = [];
  // One after the other, since missing values may have to be asked for.
  for (const profile of readProfiles(positionals, io)) {
    jobs.push({ profile, request: await createTokenRequest(options, profile, io) });
  }
  const failures = createFailureCollector(log);
  const acquireOptions = createAcquireOptions(options, options.force, io);
  const { show, log: progressLog } = startProgress(jobs, context);
  const tokens = await mapConcurrently(jobs, maxConcurrentFetches, (job, index) =>
    failures.attempt(async () => {
      try {
        const token = await fetchOne(job, acquireOptions, { io, log: progressLog });
        show(index, formatTokenLine(token, job.profile, io));
        return token;
      } catch (error) {
        show(index, `${job.profile.name}: failed`);
        throw error;
      }
    }));
  failures.throwFirst();
  const records = jobs.flatMap((job, index) => {
    const token = tokens[index];
    return token ? [describeToken(job, token)] : [];
  });
  if (options.json) io.stdout.write(formatJson(records));
  return ExitCode.done;
}

/** Shows a line for each job: in place on a terminal, else one when the job is done. */
function startProgress(jobs: readonly Job[], { io, log }: Context) {
  const lines = log.level === "quiet"
    ? undefined
    : showProgress(jobs.map(({ profile }) => `${profile.name}: fetching …`), io);
  const show = (index: number, line: string): void => lines ? lines.set(index, line) : log.info(line);
  return { show, log: lines ? createLogger({ ...io, stderr: lines.above }, log.level) : log };
}

/** @throws {CliError} when there is no token, or the cache cannot keep it. */
async function fetchOne({ profile, request }: Job, options: AcquireOptions, context: Context): Promise<AcquiredToken> {
  const token = await acquireToken(profile, request, options, context);
  if (token.cacheError) throw token.cacheError;
  warnAboutToken(token, options.minLifeMs, context);
  return token;
}

/** What is known of a token, without the token. */
function describeToken({ profile, request }: Job, token: AcquiredToken): Record<string, unknown> {
  return {
    profile: profile.name,
    clientId: profile.clientId,
    authorityUrl: profile.authorityUrl,
    scopes: token.scopes,
    issuedAtUtc: new Date(token.issuedAtMs).toISOString(),
    expiresAtUtc: new Date(token.expiresAtMs).toISOString(),
    parameters: request.parameters,
    from: token.from,
  };
}
