import { doubleQuoted, unicodeEscape } from "../double-quoted.ts";
import { failureText, type Format, oneLine } from "../format.ts";

/** Elvish, all on one line: `(…)` makes each line an argument of its own, and `eval` takes one. */
export const elvish: Format = {
  name: "elvish",
  aliases: [],
  set: (name, value) => `set-env ${name} ${doubleQuoted(value, unicodeEscape)};`,
  unset: (names) => names.map((name) => `unset-env ${name};`).join(" "),
  fail: (exitCode) => `fail "${failureText(exitCode)}";`,
  join: oneLine,
  usage: (command) => `eval (${command})`,
};
