import { cac } from "cac";
import { UsageError } from "../core/errors.ts";
import { describeChoices, findClosest, requireChoice } from "../core/suggest.ts";
import type { Command, CommandContext } from "./command.ts";
import { commonOptions, formatFlag, type OptionSpec, type OptionSpecs } from "./options.ts";

/** What was typed for a command, checked against its declaration. */
export type Arguments = Pick<CommandContext, "positionals" | "options" | "commandLine">;

/**
 * Parses the arguments of a command and checks them against its declaration.
 * @param title The command as typed, for messages: `stella-profile init`.
 * @throws {UsageError} for anything that the declaration does not allow.
 */
export function parseArguments(title: string, command: Command, argv: readonly string[]): Arguments {
  const hint = `run ${title} --help`;
  try {
    const divider = argv.indexOf("--");
    const own = divider < 0 ? argv : argv.slice(0, divider);
    const commandLine = divider < 0 ? [] : argv.slice(divider + 1);
    const specs: OptionSpecs = { ...command.options, ...commonOptions };
    const { positionals, texts } = splitArguments(title, specs, own);
    checkPositionals(title, command, positionals);
    checkCommandLine(title, command, commandLine, divider >= 0);
    checkCombinations(command, texts);
    return { positionals, options: readOptions(specs, texts), commandLine };
  } catch (error) {
    if (!(error instanceof UsageError) || error.hint !== undefined) throw error;
    throw new UsageError(error.message, { hint, cause: error.cause });
  }
}

/** The texts that were typed for each option, by its name. A flag has an empty text. */
type Texts = ReadonlyMap<string, readonly string[]>;

/** Splits arguments into words and options. cac is not asked where there are only words: that takes 2 of 35 ms. */
function splitArguments(
  title: string,
  specs: OptionSpecs,
  argv: readonly string[],
): { positionals: readonly string[]; texts: Texts } {
  if (!argv.some((word) => word.startsWith("-") && word !== "-")) return { positionals: argv, texts: new Map() };
  const parser = cac(title);
  const root = parser.command("[...positionals]");
  for (const [name, { placeholder }] of Object.entries(specs)) {
    root.option(placeholder === undefined ? `--${name}` : `--${name} <${placeholder}>`, "");
  }
  const { args, options } = parser.parse(["", "", ...argv.map((word) => prepareWord(word, specs))], { run: false });
  const texts = new Map<string, readonly string[]>();
  for (const [name, spec] of Object.entries(specs)) {
    const given: unknown[] = [options[camelCase(name)] ?? []].flat();
    if (given.length > 0) texts.set(name, readTexts(formatFlag(name, spec), spec, given));
  }
  return { positionals: args.map(unshield), texts };
}

/*
 * cac turns values that look like numbers into numbers (`--client-id 0012345` becomes 12345), drops a lone dash, takes
 * `--packRunId` for `--pack-run-id`, and a dotted name for a nested key. So each word is prepared: names are resolved
 * here, and values are shielded by a NUL, which no argument can hold.
 */
const mark = "\0";
const shield = (value: string): string => mark + value;
const unshield = (value: string): string => value.startsWith(mark) ? value.slice(1) : value;

const camelCase = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Readies one argument for cac. @throws {UsageError} for an option that is not declared. */
function prepareWord(word: string, specs: OptionSpecs): string {
  const [, flag = "", value] = /^(--?[^=]+)(?:=(.*))?$/s.exec(word) ?? [];
  if (flag === "" || isNegativeNumber(word)) return shield(word);
  const found = Object.entries(specs).find(([name, spec]) =>
    flag === formatFlag(name, spec) || flag === `-${spec.short}`
  );
  if (!found) throw unknownOption(flag, specs);
  const [name, { placeholder }] = found;
  if (placeholder === undefined && value !== undefined) throw new UsageError(`option "${flag}" takes no value`);
  // A flag under its camel-case name: cac would take the word after `--fix-dry-run` for its value.
  if (placeholder === undefined) return `--${camelCase(name)}`;
  return value === undefined ? `--${name}` : `--${name}=${shield(value)}`;
}

/** `-5` is a value, not an option. */
const isNegativeNumber = (word: string): boolean => /^-[\d.]/.test(word);

function unknownOption(flag: string, specs: OptionSpecs): UsageError {
  const flags = Object.entries(specs).map(([name, spec]) => formatFlag(name, spec));
  const guess = findClosest(flag, flags) === undefined ? "" : `. ${describeChoices(flag, flags)}`;
  return new UsageError(`unknown option "${flag}"${guess}`);
}

/** The texts among what cac made of one option: `true` stands for a flag, or for a value that is missing. */
function readTexts(flag: string, { placeholder, repeatable }: OptionSpec, given: readonly unknown[]): string[] {
  if (placeholder === undefined) return [""];
  const texts = given.filter((value) => typeof value === "string");
  if (texts.length < given.length) throw new UsageError(`option "${flag} <${placeholder}>" needs a value`);
  if (texts.length > 1 && !repeatable) throw new UsageError(`option ${flag} is given twice. give it once`);
  return texts.map(unshield);
}

function checkPositionals(title: string, { positionals: spec }: Command, words: readonly string[]): void {
  const expected = spec.usage === "" ? "no argument" : spec.usage;
  if (words.length < spec.min) throw new UsageError(`${title} needs ${expected}`);
  if (words.length > spec.max) {
    throw new UsageError(`unexpected argument "${words[spec.max]}". ${title} takes ${expected}`);
  }
  const { choices } = spec;
  if (choices) { for (const word of words) requireChoice(choices.noun, word, choices.words); }
}

function checkCommandLine(title: string, command: Command, commandLine: readonly string[], divided: boolean): void {
  if (command.takesCommandLine && commandLine.length === 0) throw new UsageError(`${title} needs a command after "--"`);
  if (!command.takesCommandLine && divided) throw new UsageError(`${title} takes nothing after "--"`);
}

function checkCombinations({ options, conflicts = [], requires = {} }: Command, texts: Texts): void {
  const format = (name: string): string => formatFlag(name, options[name] ?? {});
  for (const group of conflicts) {
    const [first, second] = group.filter((name) => texts.has(name));
    if (first !== undefined && second !== undefined) {
      throw new UsageError(`${format(first)} and ${format(second)} cannot be used together`);
    }
  }
  for (const [name, needed] of Object.entries(requires)) {
    if (texts.has(name) && needed !== undefined && !texts.has(needed)) {
      throw new UsageError(`${format(name)} works only together with ${format(needed)}`);
    }
  }
}

function readOptions(specs: OptionSpecs, texts: Texts): CommandContext["options"] {
  return Object.fromEntries(
    Object.entries(specs).map(([name, spec]) => [name, spec.read(texts.get(name) ?? [], formatFlag(name, spec))]),
  );
}
