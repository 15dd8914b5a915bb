import { UsageError } from "./errors.ts";
import type { Io } from "./io.ts";

const values: ReadonlyMap<string, boolean> = new Map([
  ["1", true],
  ["true", true],
  ["yes", true],
  ["on", true],
  ["0", false],
  ["false", false],
  ["no", false],
  ["off", false],
  ["", false],
]);

/** Reads an environment variable that is a yes or a no. @throws {UsageError} for anything else. */
export function readBooleanVariable(name: string, io: Pick<Io, "env">): boolean {
  const text = io.env(name) ?? "";
  const value = values.get(text.toLowerCase());
  if (value !== undefined) return value;
  throw new UsageError(`${name} is neither yes nor no: ${JSON.stringify(text)}`, {
    hint: "set it to 1, true, yes or on, or to 0, false, no, off or nothing",
  });
}
