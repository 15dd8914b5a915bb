import type { Format } from "../format.ts";
import { escapeOctal, isPlain } from "../escape-octal.ts";

/**
 * The POSIX family: dash, bash, zsh, ksh, mksh, yash, busybox. The output must also survive `eval $(stella-env NAME)`
 * without quotes, where the shell splits it into words, expands each as a file name pattern, and joins them with single
 * spaces. Hence `;` after each statement, and no character that makes a word a pattern. Backquotes, because zsh with
 * GLOB_SUBST treats `(` as a pattern. The dot preserves line ends at the end of a value.
 */
export const sh: Format = {
  name: "sh",
  aliases: ["bash", "zsh", "ksh", "dash"],
  set: (name, value) =>
    isPlain(value)
      ? `export ${name}='${value}';`
      : `${name}="\`printf '${escapeOctal(value)}.'\`"; export ${name}="\${${name}%.}";`,
  unset: (names) => `unset -v ${names.join(" ")};`,
  fail: (exitCode) => `(exit ${exitCode});`,
  usage: (command) => `eval "$(${command})"`,
};
