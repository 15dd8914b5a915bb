import { escapeUnicode, quoteDouble } from "../quote-double.ts";
import { describeFailure, type Format } from "../format.ts";

/** xonsh, as Python statements. */
export const xonsh: Format = {
  name: "xonsh",
  aliases: [],
  set: (name, value) => `$${name} = ${quoteDouble(value, escapeUnicode)}`,
  unset: (names) => names.map((name) => `\${...}.pop("${name}", None)`).join("\n"),
  fail: (exitCode) => `raise RuntimeError("${describeFailure(exitCode)}")`,
  // On a busy machine xonsh sometimes loses all output of a program, which must not pass for success.
  usage: (command) => `execx($(${command}) or "raise EOFError")`,
};
