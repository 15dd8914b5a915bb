import type { Format } from "../format.ts";
import { isPlain, octal } from "../octal.ts";

/**
 * The POSIX family: dash, bash, zsh, ksh, mksh, yash, busybox. Must also survive `eval $(stella-env NAME)` without
 * quotes, where the shell splits the output into words, expands each as a pattern of file names, and joins them with
 * single blanks. So: `;` after each statement, and nothing that a word could match a file by. Backquotes, since zsh with
 * GLOB_SUBST takes `(` for a pattern. The dot keeps line ends at the end of a value.
 */
export const sh: Format = {
  name: "sh",
  aliases: ["bash", "zsh", "ksh", "dash"],
  set: (name, value) =>
    isPlain(value)
      ? `export ${name}='${value}';`
      : `${name}="\`printf '${octal(value)}.'\`"; export ${name}="\${${name}%.}";`,
  unset: (names) => `unset -v ${names.join(" ")};`,
  fail: (exitCode) => `(exit ${exitCode});`,
  usage: (command) => `eval "$(${command})"`,
};
