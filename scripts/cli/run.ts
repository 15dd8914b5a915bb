import { parseArgs } from "./args.ts";
import { CliError, UsageError } from "../core/errors.ts";
import { ExitCode } from "../core/exit-codes.ts";
import { programHelp, verbHelp } from "./help.ts";
import type { Io, OutputStream } from "../core/io.ts";
import type { Program, Verb } from "./command.ts";
import { findClosest } from "../core/suggest.ts";
import type { Logger } from "../core/logger.ts";
import { readLogLevel } from "./log-level.ts";
import { createLogger } from "../terminal/logger.ts";
import { version } from "../core/version.ts";

/**
 * Runs a program: finds the verb, parses its arguments, runs it, and turns whatever is thrown into a message and an
 * exit code. Standard output is held back and written once, after success, so that a half-printed result cannot exist.
 */
export async function run(program: Program, argv: readonly string[], io: Io): Promise<ExitCode> {
  const first = own(argv).findIndex((word) => !word.startsWith("-"));
  const delegate = new Map(Object.entries(program.delegates ?? {})).get(argv[first] ?? "");
  if (delegate) return await run(delegate, argv.toSpliced(first, 1), io);
  const log = createLogger(io, readLogLevel(own(argv)));
  let held = "";
  const stdout: OutputStream = { ...io.stdout, write: (text) => void (held += text) };
  const outcome = await attempt(async () => await dispatch(program, argv, { ...io, stdout }), log);
  if (outcome.failed) held = program.onFailure?.(outcome.exitCode, argv, io) ?? "";
  const written = await attempt(() => {
    if (held !== "") io.stdout.write(held);
    return outcome.exitCode;
  }, log);
  return written.exitCode;
}

/** How a run ended; `failed` when something was thrown. */
interface Outcome {
  readonly exitCode: ExitCode;
  readonly failed: boolean;
}

async function attempt(step: () => ExitCode | Promise<ExitCode>, log: Logger): Promise<Outcome> {
  try {
    return { exitCode: await step(), failed: false };
  } catch (error) {
    if (error instanceof CliError) {
      log.error(error.message, error.hint);
      if (log.level === "verbose" && error.cause instanceof Error) log.debug(`cause: ${error.cause.message}`);
      return { exitCode: error.exitCode, failed: true };
    }
    // Deno calls a part of a bundle by its whole text, at the end of which its name stands.
    const stack = String(error instanceof Error ? error.stack : error).replace(/data:\S*sourceURL%3D/g, "");
    log.error(
      `unexpected failure: ${error instanceof Error ? error.message : String(error)}`,
      "this is a bug. run again with --verbose for the stack, and report it",
    );
    for (const line of stack.split("\n")) log.debug(line);
    return { exitCode: ExitCode.failed, failed: true };
  }
}

/** The arguments that are ours: those before `--`. */
const own = (argv: readonly string[]): readonly string[] =>
  argv.includes("--") ? argv.slice(0, argv.indexOf("--")) : argv;

async function dispatch(program: Program, argv: readonly string[], io: Io): Promise<ExitCode> {
  const typed = own(argv);
  const help = typed.includes("--help") || typed.includes("-h");
  const people = program.onFailure ? io.stderr : io.stdout;
  const words = typed.filter((word) => !word.startsWith("-"));
  const verb = findVerb(program, words);
  if (help) {
    people.write(verb ? verbHelp(program, verb) : programHelp(program));
    return ExitCode.done;
  }
  if (typed.includes("--version") || typed.includes("-V")) {
    io.stdout.write(`${version}\n`);
    return ExitCode.done;
  }
  if (!verb) throw unknownVerb(program, words);
  return await verb.run(parseArgs(`${program.name} ${verb.name}`.trim(), verb, withoutVerb(verb, argv)), io);
}

/** The verb with the most words that the arguments begin with. */
function findVerb(program: Program, words: readonly string[]): Verb | undefined {
  return program.verbs.filter((verb) =>
    verb.name.split(" ").every((word, index) => word === "" || words[index] === word)
  )
    .sort((a, b) => b.name.length - a.name.length)[0];
}

function withoutVerb(verb: Verb, argv: readonly string[]): string[] {
  const rest = [...argv];
  for (const word of verb.name.split(" ").filter(Boolean)) rest.splice(rest.indexOf(word), 1);
  return rest;
}

function unknownVerb(program: Program, words: readonly string[]): UsageError {
  const names = [...program.verbs.map((verb) => verb.name), ...Object.keys(program.delegates ?? {})];
  const hint = `run ${program.name} --help`;
  const [word] = words;
  if (word === undefined) return new UsageError(`${program.name} needs a verb: ${names.join(", ")}`, { hint });
  const near = findClosest(word, names);
  const allowed = near ? `did you mean "${near}"?` : `it is one of ${names.join(", ")}`;
  return new UsageError(`unknown verb "${word}". ${allowed}`, { hint });
}
