import { doubleQuoted, unicodeEscape } from "../double-quoted.ts";
import { failureText, type Format } from "../format.ts";

/** xonsh, as Python statements. */
export const xonsh: Format = {
  name: "xonsh",
  aliases: [],
  set: (name, value) => `$${name} = ${doubleQuoted(value, unicodeEscape)}`,
  unset: (names) => names.map((name) => `\${...}.pop("${name}", None)`).join("\n"),
  fail: (exitCode) => `raise RuntimeError("${failureText(exitCode)}")`,
  // On a busy machine xonsh now and then loses all that a program wrote, which must not pass for success.
  usage: (command) => `execx($(${command}) or "raise EOFError")`,
};
