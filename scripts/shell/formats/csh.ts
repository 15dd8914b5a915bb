import type { Format } from "../format.ts";
import { escapeOctal, isPlain } from "../escape-octal.ts";

/** csh and tcsh split and expand the output of backquotes as sh does, and expand `!` even inside quotes. */
export const csh: Format = {
  name: "csh",
  aliases: ["tcsh"],
  refuses: [[/\n/, "a line end"]],
  set: (name, value) => `setenv ${name} ${isPlain(value) ? `'${value}'` : `"\`printf '${escapeOctal(value)}'\`"`};`,
  // One statement each: `unsetenv` takes a pattern, not a list.
  unset: (names) => names.map((name) => `unsetenv ${name};`).join("\n"),
  fail: (exitCode) => `(exit ${exitCode});`,
  usage: (command) => `eval "\`${command}\`"`,
};
