import { acquireToken } from "../auth/acquire-token.ts";
import { type CommandContext, defineCommand, optionalProfile, type Program } from "../cli/command.ts";
import { flag } from "../cli/options.ts";
import { CliError, FailedError, FileError } from "../core/errors.ts";
import type { ExitCode } from "../core/exit-codes.ts";
import type { Io } from "../core/io.ts";
import type { Profile } from "../profile/profile.ts";
import { readProfile } from "../profile/read-profile.ts";
import { profileVariable } from "../profile/resolve-profile.ts";
import { formatMaskCommand } from "../shell/mask-command.ts";
import { exportVariables, tokenVariables, type Variable, withoutManaged } from "../shell/variables.ts";
import { warnAboutToken } from "./token/messages.ts";
import { createAcquireOptions, createTokenRequest, tokenOptions } from "./token/options.ts";

/** Tells a nested `stella-exec` which profile it would leave. */
const guardVariable = "STELLA_EXEC_PROFILE";

const execOptions = {
  token: flag("Also set STELLA_TOKEN and STELLA_TOKEN_EXPIRES_AT, fetching a token if needed."),
  force: flag("Run even inside another profile's stella-exec."),
  ...tokenOptions,
};

type ExecContext = CommandContext<typeof execOptions>;

/** `stella-exec`: one command in a profile's environment. */
export const execCommand = defineCommand({
  name: "",
  positionals: optionalProfile,
  summary: "Run a command in a profile's environment.",
  takesCommandLine: true,
  options: execOptions,
  requires: Object.fromEntries(Object.keys(tokenOptions).map((name) => [name, "token"])),
  examples: [
    { command: "stella-exec packs-operator --token -- stella pack run", does: "Run one command with a fresh token" },
    { command: "stella-exec packs-approver -- sh", does: "Open a shell as the approver" },
  ],
  run: runInEnvironment,
});

/** `stella-exec`: one command in a profile's environment. */
export const execProgram: Program = {
  name: "stella-exec",
  summary: "Run a command in a profile's environment.",
  commands: [execCommand],
};

async function runInEnvironment(context: ExecContext): Promise<ExitCode> {
  const { positionals, options, commandLine, io, log } = context;
  const profile = readProfile(positionals[0], io);
  const variables = exportVariables(profile, io);
  const selection = variables.find(({ name }) => name === profileVariable)?.value ?? profile.name;
  if (!options.force) refuseNesting(selection, io);
  if (options.token) variables.push(...await acquireVariables(profile, context));
  log.debug(`running ${commandLine[0]} in profile "${profile.name}"`);
  variables.push({ name: guardVariable, value: selection });
  return await runCommand(commandLine, createEnvironment(variables, io), io);
}

async function acquireVariables(profile: Profile, { options, io, log }: ExecContext): Promise<Variable[]> {
  // `--force` is about nesting here. For a new token there are `--min-life` and `--no-cache`.
  const request = await createTokenRequest(options, profile, io);
  const token = await acquireToken(profile, request, createAcquireOptions(options, false, io), { io, log });
  warnAboutToken(token, options["min-life"], { io, log });
  // GitHub's runner obeys both streams, and standard output is the command's. GitLab has no such command.
  if (io.env("GITHUB_ACTIONS") === "true") io.emitWorkflowCommand(formatMaskCommand(token.accessToken));
  return tokenVariables(token);
}

function refuseNesting(selection: string, io: Io): void {
  const outer = io.env(guardVariable);
  if (!outer || outer === selection) return;
  throw new FailedError(`this is already inside stella-exec of profile "${outer}"`, {
    hint: "leave that one first, or run with --force",
  });
}

function createEnvironment(variables: readonly Variable[], io: Io): Record<string, string> {
  const set = variables.map(({ name, value }) => [name, value] as const);
  return { ...withoutManaged(io.environment(), io), ...Object.fromEntries(set) };
}

/** Runs a command to its end. Exits with 127 when it does not exist, 126 when it cannot be run, as `env(1)` does. */
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
