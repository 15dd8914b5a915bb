import { parseDuration } from "../core/duration.ts";
import { requireChoice } from "../core/suggest.ts";

/** One option of a command, declared once: parsing, help and completion derive from it. */
export interface OptionSpec<Value = unknown> {
  /** A sentence for help. */
  readonly description: string;
  /** One letter. */
  readonly short?: string;
  /** What its value is called in help. Absent for a flag, which takes none. */
  readonly placeholder?: string;
  /** The values that it takes, for help and completion. */
  readonly values?: readonly string[];
  /** What completion offers beside: some values, or the names of profiles. A `file` or `path` is offered files anyway. */
  readonly completes?: readonly string[] | "profile";
  readonly repeatable?: boolean;
  /** A flag spelt `--no-NAME` that turns off what is otherwise on. */
  readonly negated?: boolean;
  /**
   * Turns what was typed into the option's value.
   * @param texts The values in order; a flag that is given has one empty value.
   * @param flag The option as typed, for errors.
   * @throws {UsageError} for a value that the option does not take.
   */
  read(texts: readonly string[], flag: string): Value;
}

/** Options by their long names without dashes: `pack-run-id`. */
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** The values of declared options. */
export type OptionValues<Specs extends OptionSpecs> = {
  readonly [Name in keyof Specs]: Specs[Name] extends OptionSpec<infer Value> ? Value : never;
};

/** What an option may say beside its description. */
type Extra = Pick<OptionSpec, "short" | "values" | "completes">;

/** An option without a value. */
export function flag(description: string, extra: Extra = {}): OptionSpec<boolean> {
  return { description, ...extra, read: (texts) => texts.length > 0 };
}

/** `--no-NAME`: its value is true unless it is given. */
export function negatedFlag(description: string): OptionSpec<boolean> {
  return { description, negated: true, read: (texts) => texts.length === 0 };
}

/** An option with any text as its value. */
export function text(placeholder: string, description: string, extra: Extra = {}): OptionSpec<string | undefined> {
  return parsed(placeholder, description, (value) => value, extra);
}

/** An option whose text is parsed. */
export function parsed<Value>(
  placeholder: string,
  description: string,
  parse: (text: string, flag: string) => Value,
  extra: Extra = {},
): OptionSpec<Value | undefined> {
  const read = ([value]: readonly string[], flag: string): Value | undefined =>
    value === undefined ? undefined : parse(value, flag);
  return { placeholder, description, ...extra, read };
}

/** An option that can be repeated, each of its texts parsed. */
export function parsedList<Value>(
  placeholder: string,
  description: string,
  parse: (text: string, flag: string) => Value,
  extra: Extra = {},
): OptionSpec<readonly Value[]> {
  const read = (texts: readonly string[], flag: string): readonly Value[] => texts.map((value) => parse(value, flag));
  return { placeholder, description, repeatable: true, ...extra, read };
}

/** An option that takes one of a few values. */
export function choice<const Value extends string>(
  placeholder: string,
  values: readonly Value[],
  description: string,
  extra: Pick<OptionSpec, "short"> = {},
): OptionSpec<Value | undefined> {
  const parse = (value: string, flag: string): Value => requireChoice(placeholder, value, values, flag);
  return parsed(placeholder, description, parse, { ...extra, values });
}

/** An option that takes a duration. Its value is in ms. */
export function duration(description: string): OptionSpec<number | undefined> {
  return parsed("duration", description, (value, flag) => parseDuration(flag, value));
}

/** The options of every command. */
export const commonOptions = {
  quiet: flag("Print errors only.", { short: "q" }),
  verbose: flag("Log each step, and show the stack of an unexpected failure.", { short: "v" }),
  help: flag("Show this help.", { short: "h" }),
  version: flag("Show the version.", { short: "V" }),
} satisfies OptionSpecs;

/** An option as people type it: `--force`, `--no-cache`. */
export function formatFlag(name: string, { negated }: Pick<OptionSpec, "negated">): string {
  return negated ? `--no-${name}` : `--${name}`;
}
