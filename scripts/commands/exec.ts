import { obtainToken } from "../auth/acquire-token.ts";
import type { Args } from "../cli/args.ts";
import { CliError, FailedError, FileError, UsageError } from "../core/errors.ts";
import type { ExitCode } from "../core/exit-codes.ts";
import { optionName } from "../cli/options.ts";
import type { Io } from "../core/io.ts";
import type { Verb } from "../cli/command.ts";
import type { Logger } from "../core/logger.ts";
import { createLogger } from "../terminal/logger.ts";
import type { Profile } from "../profile/profile.ts";
import { readProfile } from "../profile/read-profile.ts";
import { exportVariables, profileVariable, tokenVariables, type Variable, withoutManaged } from "../shell/variables.ts";
import { warnOfToken } from "./token/messages.ts";
import { tokenOptions, tokenWish } from "./token/options.ts";

/** Tells a nested `stella-exec` which profile it would leave. */
const guardVariable = "STELLA_EXEC_PROFILE";

/** `stella-exec`: one command in a profile's environment. */
export const execVerb: Verb = {
  name: "",
  positionals: "[profile]",
  arity: [0, 1],
  summary: "Run a command in a profile's environment.",
  takesCommand: true,
  options: [
    { flags: "--token", description: "Set STELLA_TOKEN and STELLA_TOKEN_EXPIRES_AT, too, fetching a token if needed." },
    { flags: "--force", description: "Run even inside another profile's stella-exec." },
    ...tokenOptions,
  ],
  examples: [
    { command: "stella-exec packs-operator --token -- stella pack run", does: "Run one command with a fresh token" },
    { command: "stella-exec packs-approver -- sh", does: "Open a shell as the approver" },
  ],
  run: exec,
};

async function exec(args: Args, io: Io): Promise<ExitCode> {
  if (!args.flag("token")) refuseTokenOptions(args);
  const profile = readProfile(args.positionals[0], io);
  const variables = exportVariables(profile, io);
  const selection = variables.find(({ name }) => name === profileVariable)?.value ?? profile.name;
  if (!args.flag("force")) refuseNesting(selection, io);
  const log = createLogger(io, args.loudness);
  if (args.flag("token")) variables.push(...await freshToken(args, profile, io, log));
  log.debug(`runs ${args.command[0]} in profile "${profile.name}"`);
  return await runCommand(
    args.command,
    environmentOf([...variables, { name: guardVariable, value: selection }], io),
    io,
  );
}

function refuseTokenOptions(args: Args): void {
  for (const option of tokenOptions) {
    const name = optionName(option);
    const isSet = args.flag(name) !== option.flags.startsWith("--no-");
    if (isSet || args.text(name) !== undefined) {
      throw new UsageError(`${option.flags.split(" ")[0]} is about a token, and --token is not given`);
    }
  }
}

async function freshToken(args: Args, profile: Profile, io: Io, log: Logger): Promise<Variable[]> {
  // `--force` is about nesting here: whoever needs a new token says so by --min-life or --no-cache.
  const wish = await tokenWish(args, profile, false, io);
  const token = await obtainToken(profile, wish, io, log);
  warnOfToken(token, wish, io, log);
  return tokenVariables(token);
}

function refuseNesting(selection: string, io: Io): void {
  const outer = io.env(guardVariable);
  if (!outer || outer === selection) return;
  throw new FailedError(`this is already inside stella-exec of profile "${outer}"`, {
    hint: "leave that one first, or run with --force",
  });
}

function environmentOf(variables: readonly Variable[], io: Io): Record<string, string> {
  const set = variables.map(({ name, value }) => [name, value] as const);
  return { ...withoutManaged(io.environment(), io), ...Object.fromEntries(set) };
}

/** Runs a command to its end. Ends in 127 when there is none, 126 when it cannot be run, as `env(1)` does. */
async function runCommand(
  [command = "", ...rest]: readonly string[],
  environment: Record<string, string>,
  io: Io,
): Promise<ExitCode> {
  try {
    if (command === "") throw new FileError("run", command, "ENOENT");
    return await io.spawn(command, rest, environment);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw new CliError(error.code === "ENOENT" ? 127 : 126, error.message, { cause: error });
  }
}
