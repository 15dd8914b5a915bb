import { commandMark } from "./sanitize.ts";

/**
 * A value as indented JSON that ends with a line end, the form of every `--json` output. No line of it is a command to a
 * CI runner: a `#` that would begin one is escaped, which JSON allows in a string, the only place where it can stand.
 */
export function formatJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(commandMark, "\\u0023")}\n`;
}
