import { cac } from "cac";
import { UsageError } from "../core/errors.ts";
import type { LogLevel } from "../core/logger.ts";
import { readLogLevel } from "./log-level.ts";
import { commonOptions, type Grammar, type Option, optionName } from "./options.ts";

/** What the user typed, typed: positionals, options, and the command after `--`. */
export interface Args {
  readonly positionals: readonly string[];
  readonly loudness: LogLevel;
  /** What stands after `--`, untouched. */
  readonly command: readonly string[];
  /** The value of an option that is given at most once. */
  text(name: string): string | undefined;
  /** The values of a repeatable option, in order. */
  list(name: string): readonly string[];
  /** Whether a flag is set. */
  flag(name: string): boolean;
}

/**
 * cac turns a value that looks like a number into one (`--client-id 0012345` → 12345, an empty value → 0) and drops a
 * lone dash. An argument cannot hold NUL, so a NUL in front keeps such a value; it is taken off again when it is read.
 */
const mark = "\0";
const shield = (value: string): string =>
  value === "" || value === "-" || !Number.isNaN(Number(value)) ? mark + value : value;
const unshield = (value: string): string => value.startsWith(mark) ? value.slice(1) : value;

const camelCase = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/**
 * Readies one argument for cac: the long form for a short one, since cac drops values when both are used, and a
 * shielded value. A dotted name would set a nested key (`--__proto__.x`), which no option of ours has.
 */
function prepare(token: string, options: readonly Option[]): string {
  const [, dashes = "", word = "", value] = /^(--?)([^=]*)(?:=(.*))?$/s.exec(token) ?? [];
  if (dashes === "" || word === "") return shield(token);
  if (word.includes(".") && !/^[\d.]/.test(word)) throw new UsageError(`unknown option "${dashes}${word}"`);
  const short = dashes === "-" ? options.find((option) => option.flags.startsWith(`-${word}, `)) : undefined;
  const flag = short ? `--${optionName(short)}` : dashes + word;
  if (value !== undefined) return `${flag}=${shield(value)}`;
  // cac takes `--fix-dry-run` for a flag only under the name `fixDryRun`; as it stands it would swallow the next word.
  const isFlag = options.some((option) => option.flags === `--${word}` && optionName(option) === word);
  return isFlag ? `--${camelCase(word)}` : flag;
}

/**
 * Parses the arguments of the verb `name` (`stella-profile init`).
 * @throws {UsageError} for an unknown option, a missing value, or a wrong number of positionals.
 */
export function parseArgs(name: string, grammar: Grammar, argv: readonly string[]): Args {
  const divider = argv.indexOf("--");
  const own = divider < 0 ? argv : argv.slice(0, divider);
  const command = divider < 0 ? [] : argv.slice(divider + 1);

  const hint = `run ${name} --help`;
  const { positionals, options } = read(name, [...grammar.options, ...commonOptions], own, hint);
  checkPositionals(name, grammar, positionals, command, divider >= 0, hint);

  return {
    positionals,
    loudness: readLogLevel(own),
    command,
    text: (option) => textsOf(options, option)[0],
    list: (option) => textsOf(options, option),
    flag: (option) => valuesOf(options, option).includes(true),
  };
}

/** Reads words and options. cac is not asked where there are words only: that takes 2 of 35 ms. */
function read(name: string, options: readonly Option[], argv: readonly string[], hint: string): Read {
  if (!argv.some((token) => token.startsWith("-"))) return { positionals: argv, options: unlessNegated(options) };
  const parser = cac(name);
  const root = parser.command("[...positionals]");
  for (const option of options) root.option(option.flags.replace(/^-\w, /, ""), option.description);
  const parsed = parser.parse(["", "", ...argv.map((token) => prepare(token, options))], { run: false });
  try {
    root.checkUnknownOptions();
    root.checkOptionValue();
  } catch (error) {
    throw new UsageError(parserMessage(error), { hint });
  }
  for (const option of options) {
    if (option.repeatable || textsOf(parsed.options, optionName(option)).length < 2) continue;
    throw new UsageError(`option --${optionName(option)} is given twice. give it once`, { hint });
  }
  return { positionals: parsed.args.map(unshield), options: parsed.options };
}

/** What `--no-…` negates is on without it. */
const unlessNegated = (options: readonly Option[]): Options =>
  Object.fromEntries(
    options.filter(({ flags }) => flags.startsWith("--no-")).map((option) => [camelCase(optionName(option)), true]),
  );

/** What the parser makes of the arguments. */
interface Read {
  readonly positionals: readonly string[];
  readonly options: Options;
}

/** Values by the names of their options in camel case. */
type Options = Readonly<Record<string, unknown>>;

function valuesOf(options: Options, name: string): unknown[] {
  const value = options[camelCase(name)];
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

const textsOf = (options: Options, name: string): string[] =>
  valuesOf(options, name).filter((value) => typeof value === "string").map(unshield);

/** cac's own sentence, in our wording. */
function parserMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/^Unknown option `(.*)`$/s, 'unknown option "$1"')
    .replace(/^option `(.*)` value is missing$/s, 'option "$1" needs a value');
}

function checkPositionals(
  name: string,
  grammar: Grammar,
  positionals: readonly string[],
  command: readonly string[],
  divided: boolean,
  hint: string,
): void {
  const [least, most] = grammar.arity;
  const expected = grammar.positionals === "" ? "no argument" : grammar.positionals;
  if (positionals.length < least) throw new UsageError(`${name} needs ${expected}`, { hint });
  if (positionals.length > most) {
    throw new UsageError(`unexpected argument "${positionals[most]}". ${name} takes ${expected}`, { hint });
  }
  if (grammar.takesCommand && command.length === 0) {
    throw new UsageError(`${name} needs a command after "--"`, { hint });
  }
  if (!grammar.takesCommand && divided) throw new UsageError(`${name} takes nothing after "--"`, { hint });
}
