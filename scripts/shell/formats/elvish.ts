import { escapeUnicode, quoteDouble } from "../quote-double.ts";
import { describeFailure, type Format, joinOnOneLine } from "../format.ts";

/** Elvish, all on one line: `(…)` makes each line a separate argument, and `eval` takes one. */
export const elvish: Format = {
  name: "elvish",
  aliases: [],
  set: (name, value) => `set-env ${name} ${quoteDouble(value, escapeUnicode)};`,
  unset: (names) => names.map((name) => `unset-env ${name};`).join(" "),
  fail: (exitCode) => `fail "${describeFailure(exitCode)}";`,
  join: joinOnOneLine,
  usage: (command) => `eval (${command})`,
};
