import { CliError, UsageError } from "../core/errors.ts";
import { ExitCode } from "../core/exit-codes.ts";
import type { Io, OutputStream } from "../core/io.ts";
import type { Logger } from "../core/logger.ts";
import { describeChoices } from "../core/suggest.ts";
import { version } from "../core/version.ts";
import { createLogger } from "../terminal/logger.ts";
import type { Command, Program } from "./command.ts";
import { formatCommandHelp, formatProgramHelp } from "./help.ts";
import { readLogLevel } from "./log-level.ts";
import { parseArguments } from "./parse-arguments.ts";

/**
 * Runs a program: finds the command, parses its arguments, runs it, and turns whatever is thrown into a message and an
 * exit code. Standard output is held back and written once, after success, so that a half-printed result cannot exist.
 */
export async function run(program: Program, argv: readonly string[], io: Io): Promise<ExitCode> {
  const own = dropCommandLine(argv);
  const first = own.findIndex((word) => !word.startsWith("-"));
  const delegate = new Map(Object.entries(program.delegates ?? {})).get(own[first] ?? "");
  if (delegate) {
    io.confine?.(delegate.name);
    return await run(delegate, argv.toSpliced(first, 1), io);
  }
  const log = createLogger(io, readLogLevel(own));
  let held = "";
  const stdout: OutputStream = { ...io.stdout, write: (text) => void (held += text) };
  const result = await attempt(async () => await dispatch(program, argv, { ...io, stdout }, log), log);
  if (result.failed) held = program.printFailure?.(result.exitCode, argv, io) ?? "";
  const written = await attempt(() => {
    if (held !== "") io.stdout.write(held);
    return result.exitCode;
  }, log);
  return written.exitCode;
}

/** How a step ended; `failed` when it threw. */
interface StepResult {
  readonly exitCode: ExitCode;
  readonly failed: boolean;
}

async function attempt(step: () => ExitCode | Promise<ExitCode>, log: Logger): Promise<StepResult> {
  try {
    return { exitCode: await step(), failed: false };
  } catch (error) {
    return { exitCode: report(error, log), failed: true };
  }
}

/** Logs what was thrown: a message and a hint for what a person can act on, else a bug with its stack. */
function report(error: unknown, log: Logger): ExitCode {
  if (error instanceof CliError) {
    log.error(error.message, error.hint);
    if (error.cause instanceof Error) log.debug(`cause: ${error.cause.message}`);
    return error.exitCode;
  }
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  log.error(
    `unexpected failure: ${message}`,
    "this is a bug. run again with --verbose for the stack, and report it",
  );
  for (const line of (stack ?? "").split("\n")) log.debug(line);
  return ExitCode.failed;
}

/** The arguments before `--`; those after it belong to the command to run. */
const dropCommandLine = (argv: readonly string[]): readonly string[] =>
  argv.includes("--") ? argv.slice(0, argv.indexOf("--")) : argv;

async function dispatch(program: Program, argv: readonly string[], io: Io, log: Logger): Promise<ExitCode> {
  const own = dropCommandLine(argv);
  const words = own.filter((word) => !word.startsWith("-"));
  const command = findCommand(program, words);
  if (own.includes("--help") || own.includes("-h")) {
    const stream = program.printFailure ? io.stderr : io.stdout;
    const { columns } = stream;
    stream.write(command ? formatCommandHelp(program, command, columns) : formatProgramHelp(program, columns));
    return ExitCode.done;
  }
  if (own.includes("--version") || own.includes("-V")) {
    io.stdout.write(`${version}\n`);
    return ExitCode.done;
  }
  if (!command) throw createUnknownVerbError(program, words);
  const title = `${program.name} ${command.name}`.trim();
  return await command.run({ ...parseArguments(title, command, dropName(command, argv)), io, log });
}

/** Finds the command whose name has the most of the words that the arguments begin with. */
function findCommand(program: Program, words: readonly string[]): Command | undefined {
  const starts = ({ name }: Command): boolean =>
    name === "" || name.split(" ").every((word, index) => words[index] === word);
  return program.commands.filter(starts).sort((a, b) => b.name.length - a.name.length)[0];
}

function dropName({ name }: Command, argv: readonly string[]): string[] {
  const rest = [...argv];
  for (const word of name.split(" ").filter(Boolean)) rest.splice(rest.indexOf(word), 1);
  return rest;
}

function createUnknownVerbError(program: Program, words: readonly string[]): UsageError {
  const hint = `run ${program.name} --help`;
  const names = [...program.commands.map(({ name }) => name), ...Object.keys(program.delegates ?? {})];
  const [first, second] = words;
  if (first === undefined) return new UsageError(`${program.name} needs a verb: ${names.join(", ")}`, { hint });
  // `secret rotate` is compared with the verbs that begin with `secret`.
  const siblings = names.filter((name) => name.startsWith(`${first} `));
  const [typed, choices] = siblings.length > 0
    ? [second === undefined ? first : `${first} ${second}`, siblings]
    : [first, names];
  return new UsageError(`unknown verb "${typed}". ${describeChoices(typed, choices)}`, { hint });
}
