import { UsageError } from "../core/errors.ts";
import type { Variable } from "./variables.ts";

/** How one shell, or one kind of file, writes variables. */
export interface Format {
  readonly name: string;
  /** Other names for it. */
  readonly aliases: readonly string[];
  /** Sets a variable. {@linkcode Format.refuses} has let the value pass. */
  readonly set: (name: string, value: string) => string;
  /** Unsets variables, whether or not they are set. Absent where the format has no way to do so. */
  readonly unset?: (names: readonly string[]) => string;
  /** Makes the evaluation of the output fail. Absent where nothing evaluates it. */
  readonly fail?: (exitCode: number) => string;
  /** Patterns of values that it cannot hold, each with a description: `a line end`. */
  readonly refuses?: readonly (readonly [pattern: RegExp, what: string])[];
  /** Why a token must not be written in this format; undefined where it may. */
  readonly tokenLeaks?: string;
  /** The line for standard error that makes a CI runner hide a secret from then on. */
  readonly mask?: (secret: string) => string;
  /** A statement that unsets and fails when a shell could not hold one of the values. Absent where each can hold all. */
  readonly check?: (variables: readonly Variable[], unset: string) => string | undefined;
  /** Joins the statements. By default each is on a line of its own. */
  readonly join?: (statements: readonly string[]) => string;
  /** How to use the output of a command line, for the user. */
  readonly usage: (command: string) => string;
}

/** Values that no environment or no text can hold. */
const unrepresentable: Required<Format>["refuses"] = [
  [/\0/, "a NUL character"],
  [/[\ud800-\udfff]/u, "half of a surrogate pair"],
];

/**
 * Writes statements that clear and then set variables.
 * @throws {UsageError} for a value that the format cannot hold.
 */
export function writeVariables(format: Format, cleared: readonly string[], variables: readonly Variable[]): string {
  const statements = variables.map((variable) => set(format, variable));
  if (format.unset && cleared.length > 0) statements.unshift(format.unset(cleared));
  const names = [...cleared, ...variables.map(({ name }) => name)];
  const check = format.unset && format.check?.(variables, format.unset(names));
  return join(format, check === undefined ? statements : [...statements, check]);
}

function set(format: Format, { name, value }: Variable): string {
  for (const [pattern, what] of [...unrepresentable, ...format.refuses ?? []]) {
    if (pattern.test(value)) {
      throw new UsageError(`cannot write ${name} in format ${format.name}: its value has ${what} in it`, {
        hint: "change the profile, choose another --format, or use stella-exec",
      });
    }
  }
  return format.set(name, value);
}

/** The output after a failure: it unloads the old profile and makes the evaluation fail. */
export function writeFailure(format: Format, cleared: readonly string[], exitCode: number): string {
  if (!format.unset || !format.fail) return "";
  return join(format, [format.unset(cleared), format.fail(exitCode)]);
}

function join(format: Format, statements: readonly string[]): string {
  return format.join ? format.join(statements) : statements.map((statement) => `${statement}\n`).join("");
}

/** Joins statements on one line. */
export const joinOnOneLine = (statements: readonly string[]): string => `${statements.join(" ")}\n`;

/** The message of a shell that can show one when the evaluation fails. */
export const describeFailure = (exitCode: number): string => `stella-env failed with exit code ${exitCode}`;
