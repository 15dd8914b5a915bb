import { UsageError } from "../core/errors.ts";
import type { Variable } from "./variables.ts";

/** How one shell, or one kind of file, writes variables. */
export interface Format {
  readonly name: string;
  /** Other names that people know it by. */
  readonly aliases: readonly string[];
  /** Sets a variable. The value has passed {@linkcode Format.refuses}. */
  readonly set: (name: string, value: string) => string;
  /** Unsets variables, whether they are set or not. Absent where there is nothing to say it with. */
  readonly unset?: (names: readonly string[]) => string;
  /** Makes the evaluation of the output fail. Absent where nothing evaluates it. */
  readonly fail?: (exitCode: number) => string;
  /** What it cannot hold, with the words for it: `a line end`. */
  readonly refuses?: readonly (readonly [pattern: RegExp, what: string])[];
  /** Why a token must not be written so; undefined where it may. */
  readonly tokenLeaks?: string;
  /** The line on standard error that makes a CI runner hide a secret from then on. */
  readonly mask?: (secret: string) => string;
  /** Puts the statements together; a line each unless given. */
  readonly join?: (statements: readonly string[]) => string;
  /** How to use the output of a command line, for people. */
  readonly usage: (command: string) => string;
}

/** What no environment and no text can hold. */
const unrepresentable: Required<Format>["refuses"] = [
  [/\0/, "a NUL character"],
  [/\p{Surrogate}/u, "half of a surrogate pair"],
];

/**
 * Writes statements that clear and then set variables.
 * @throws {UsageError} for a value that the format cannot hold.
 */
export function writeVariables(format: Format, cleared: readonly string[], variables: readonly Variable[]): string {
  const statements = variables.map((variable) => set(format, variable));
  if (format.unset && cleared.length > 0) statements.unshift(format.unset(cleared));
  return join(format, statements);
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

/** What stands on standard output after a failure: nothing of the old profile, and an evaluation that fails. */
export function writeFailure(format: Format, cleared: readonly string[], exitCode: number): string {
  if (!format.unset || !format.fail) return "";
  return join(format, [format.unset(cleared), format.fail(exitCode)]);
}

function join(format: Format, statements: readonly string[]): string {
  return format.join ? format.join(statements) : statements.map((statement) => `${statement}\n`).join("");
}

/** The statements on one line. */
export const oneLine = (statements: readonly string[]): string => `${statements.join(" ")}\n`;

/** What a shell says that can say something when the evaluation fails. */
export const failureText = (exitCode: number): string => `stella-env failed with exit code ${exitCode}`;
