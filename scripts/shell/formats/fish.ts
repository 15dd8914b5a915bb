import type { Format } from "../format.ts";

/** Quotes a string. Control characters become escapes, since `eval (…)` splits its output at line ends. */
export function quote(value: string): string {
  const escaped = value.replace(/['\\]/g, "\\$&");
  return `'${escaped.replace(/[^ -\u{10ffff}]/gu, (char) => `'\\x${toHex(char)}'`)}'`;
}

const toHex = (char: string): string => char.charCodeAt(0).toString(16).padStart(2, "0");

/** fish. `set --erase` fails for a variable that is not set. */
export const fish: Format = {
  name: "fish",
  aliases: [],
  set: (name, value) => `set -gx ${name} ${quote(value)};`,
  unset: (names) => `set -e ${names.join(" ")}; or true;`,
  fail: () => "false;",
  usage: (command) => `${command} | source`,
};
