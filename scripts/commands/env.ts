import type { Args } from "../cli/args.ts";
import { UsageError } from "../core/errors.ts";
import { ExitCode } from "../core/exit-codes.ts";
import type { Io } from "../core/io.ts";
import type { Verb } from "../cli/command.ts";
import { findClosest } from "../core/suggest.ts";
import type { Logger } from "../core/logger.ts";
import { createLogger } from "../terminal/logger.ts";
import type { Profile } from "../profile/profile.ts";
import { readProfile } from "../profile/read-profile.ts";
import { type Format, writeFailure, writeVariables } from "../shell/format.ts";
import { defaultFormat, findFormat, formatNames } from "../shell/formats.ts";
import { exportVariables, managedNames, selectProfile, tokenVariables, type Variable } from "../shell/variables.ts";
import { tokenInCache } from "./env-token.ts";

/** `stella-env`: shell statements that load a profile. */
export const envVerb: Verb = {
  name: "",
  positionals: "[profile]",
  arity: [0, 1],
  summary: "Print shell statements that load a profile into this shell.",
  options: [
    {
      flags: "-f, --format <format>",
      description: `The language of the statements (default: ${defaultFormat.name}).`,
      values: formatNames,
    },
    { flags: "--token", description: "Set STELLA_TOKEN and STELLA_TOKEN_EXPIRES_AT, too, from the cache." },
    { flags: "--only-profile", description: "Set STELLA_PROFILE alone." },
    { flags: "--unset", description: "Unset everything that loading a profile may have set." },
  ],
  examples: [
    { command: 'eval "$(stella-env packs-operator)"', does: "Load the operator profile into this shell" },
    { command: "stella-env packs-operator --format fish | source", does: "The same in fish" },
    { command: 'eval "$(stella-env --unset)"', does: "Be in no profile any more" },
  ],
  run: env,
};

/** What shapes the output beside the profile and the format. */
const flags = ["token", "only-profile", "unset"] as const;

function env(args: Args, io: Io): ExitCode {
  const log = createLogger(io, args.loudness);
  const format = requireFormat(args.text("format"));
  refuseContradictions(args, format);
  const variables = args.flag("unset") ? [] : loadedVariables(args, format, io, log);
  const kept = new Set(variables.map(({ name }) => name));
  io.stdout.write(writeVariables(format, managedNames.filter((name) => !kept.has(name)), variables));
  if (io.stdout.isTerminal) log.info(`nothing is loaded yet. use it so: ${format.usage(commandLine(args))}`);
  return ExitCode.done;
}

function requireFormat(name: string | undefined): Format {
  if (name === undefined) return defaultFormat;
  const format = findFormat(name);
  if (format) return format;
  const near = findClosest(name, formatNames);
  throw new UsageError(
    `unknown format "${name}". ${near ? `did you mean "${near}"?` : `it is one of ${formatNames.join(", ")}`}`,
  );
}

function refuseContradictions(args: Args, format: Format): void {
  const [first, second] = flags.filter(args.flag);
  if (second !== undefined) throw new UsageError(`--${first} and --${second} contradict each other. give one`);
  if (args.flag("unset") && !format.unset) throw new UsageError(`format ${format.name} cannot unset anything`);
  if (args.flag("token") && format.tokenLeaks !== undefined) {
    throw new UsageError(`no token is written in format ${format.name}: ${format.tokenLeaks}`, {
      hint: "fetch the token in the job that needs it, with stella-exec --token",
    });
  }
}

function loadedVariables(args: Args, format: Format, io: Io, log: Logger): Variable[] {
  const profile = readProfile(args.positionals[0], io);
  noteInlineSecret(profile, log);
  if (args.flag("only-profile")) return [selectProfile(profile, io)];
  const variables = exportVariables(profile, io);
  if (!args.flag("token")) return variables;
  const token = tokenInCache(profile, io, log);
  if (format.mask) io.emitWorkflowCommand(format.mask(token.accessToken));
  return [...variables, ...tokenVariables(token)];
}

function noteInlineSecret({ name, secret }: Profile, log: Logger): void {
  if (secret.kind !== "inline") return;
  log.info(`the ClientSecret in profile "${name}" is not exported. programs that need it have to read the profile`);
}

/** The command as it could be typed again. */
function commandLine(args: Args): string {
  const profile = args.positionals.map((word) => /^[\w.\/~-]+$/.test(word) ? word : `'${word}'`);
  const format = args.text("format");
  const options = [...format === undefined ? [] : [`format ${format}`], ...flags.filter(args.flag)];
  return ["stella-env", ...profile, ...options.map((option) => `--${option}`)].join(" ");
}

/** What to print for the shell that evaluates the output when anything fails, the arguments included. */
export function envFailure(exitCode: ExitCode, argv: readonly string[]): string {
  return writeFailure(wantedFormat(argv), managedNames, exitCode);
}

/** The format as far as it can be told from arguments that may not be parseable. */
function wantedFormat(argv: readonly string[]): Format {
  for (const [index, word] of argv.entries()) {
    const [, value] = /^(?:--format|-f)(?:=(.*))?$/s.exec(word) ?? [];
    const format = findFormat(value ?? (/^(?:--format|-f)$/.test(word) ? argv[index + 1] ?? "" : ""));
    if (format) return format;
  }
  return defaultFormat;
}
