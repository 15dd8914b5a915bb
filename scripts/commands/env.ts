import { type CommandContext, defineCommand, optionalProfile, type Program } from "../cli/command.ts";
import { flag, parsed } from "../cli/options.ts";
import { UsageError } from "../core/errors.ts";
import { ExitCode } from "../core/exit-codes.ts";
import { requireChoice } from "../core/suggest.ts";
import type { Logger } from "../core/logger.ts";
import type { Profile } from "../profile/profile.ts";
import { readProfile } from "../profile/read-profile.ts";
import { type Format, writeFailure, writeVariables } from "../shell/format.ts";
import { defaultFormat, findFormat, formatNames } from "../shell/formats.ts";
import { exportVariables, managedNames, selectProfile, tokenVariables, type Variable } from "../shell/variables.ts";
import { findTokenInCache } from "./env-token.ts";

const envOptions = {
  format: parsed(
    "format",
    `The language of the statements (default: ${defaultFormat.name}).`,
    (name, flag) => findFormat(requireChoice("format", name, formatNames, flag)) ?? defaultFormat,
    { short: "f", values: formatNames },
  ),
  token: flag("Also set STELLA_TOKEN and STELLA_TOKEN_EXPIRES_AT, from the cache."),
  "only-profile": flag("Set STELLA_PROFILE alone."),
  unset: flag("Unset everything that loading a profile may have set."),
};

/** `stella-env`: shell statements that load a profile. */
export const envCommand = defineCommand({
  name: "",
  positionals: optionalProfile,
  summary: "Print shell statements that load a profile into this shell.",
  options: envOptions,
  conflicts: [["token", "only-profile", "unset"]],
  examples: [
    { command: 'eval "$(stella-env packs-operator)"', does: "Load the operator profile into this shell" },
    { command: "stella-env packs-operator --format fish | source", does: "The same in fish" },
    { command: 'eval "$(stella-env --unset)"', does: "Unload the profile" },
  ],
  run: printEnvironment,
});

/** `stella-env`: a program whose standard output a shell evaluates. */
export const envProgram: Program = {
  name: "stella-env",
  summary: "Print shell statements that load a profile.",
  commands: [envCommand],
  printFailure: (exitCode, argv) => writeFailure(guessFormat(argv), managedNames, exitCode),
};

type EnvContext = CommandContext<typeof envOptions>;

function printEnvironment(context: EnvContext): ExitCode {
  const { options, io, log } = context;
  const format = options.format ?? defaultFormat;
  requireSupport(format, options);
  const variables = options.unset ? [] : loadVariables(format, context);
  const kept = new Set(variables.map(({ name }) => name));
  io.stdout.write(writeVariables(format, managedNames.filter((name) => !kept.has(name)), variables));
  if (io.stdout.isTerminal) log.info(`nothing is loaded yet. to load it: ${format.usage(formatCommandLine(context))}`);
  return ExitCode.done;
}

/** @throws {UsageError} when the format cannot do what is asked for. */
function requireSupport(format: Format, { unset, token }: EnvContext["options"]): void {
  if (unset && !format.unset) throw new UsageError(`format ${format.name} cannot unset anything`);
  if (token && format.tokenLeaks !== undefined) {
    throw new UsageError(`no token is written in format ${format.name}: ${format.tokenLeaks}`, {
      hint: "fetch the token in the job that needs it, with stella-exec --token",
    });
  }
}

function loadVariables(format: Format, { positionals, options, io, log }: EnvContext): Variable[] {
  const profile = readProfile(positionals[0], io);
  noteInlineSecret(profile, log);
  if (options["only-profile"]) return [selectProfile(profile, io)];
  const variables = exportVariables(profile, io);
  if (!options.token) return variables;
  const token = findTokenInCache(profile, { io, log });
  if (format.mask) io.emitWorkflowCommand(format.mask(token.accessToken));
  return [...variables, ...tokenVariables(token)];
}

function noteInlineSecret({ name, secret }: Profile, log: Logger): void {
  if (secret.kind !== "inline") return;
  log.info(`the ClientSecret in profile "${name}" is not exported. programs that need it have to read the profile`);
}

/** The command as it could be typed again. */
function formatCommandLine({ positionals, options }: EnvContext): string {
  const profile = positionals.map((word) => /^[\w.\/~-]+$/.test(word) ? word : `'${word}'`);
  const flags = (["token", "only-profile", "unset"] as const).filter((name) => options[name]);
  const words = [...options.format ? [`format ${options.format.name}`] : [], ...flags];
  return ["stella-env", ...profile, ...words.map((word) => `--${word}`)].join(" ");
}

/** The format as far as it can be read from arguments that may not parse. */
function guessFormat(argv: readonly string[]): Format {
  for (const [index, word] of argv.entries()) {
    const [, value] = /^(?:--format|-f)(?:=(.*))?$/s.exec(word) ?? [];
    const format = findFormat(value ?? (/^(?:--format|-f)$/.test(word) ? argv[index + 1] ?? "" : ""));
    if (format) return format;
  }
  return defaultFormat;
}
