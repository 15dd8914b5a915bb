import type { Format } from "../format.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import type { Variable } from "../variables.ts";
import { escapeOctal, isPlain } from "../escape-octal.ts";

/**
 * yash keeps wide characters: in a locale that lacks one, it drops the rest of the text without a word. Each value that is
 * not ASCII is made again and compared, with a dot that such a loss takes along. No brackets, for the reasons below.
 */
function check(variables: readonly Variable[], unset: string): string | undefined {
  const tests = variables.filter(({ value }) => /[^ -~\t\r\n]/.test(value)).map(({ name, value }) =>
    `test "\`printf '${escapeOctal(value)}.'\`" = "$${name}."`
  );
  if (tests.length === 0) return undefined;
  const message = "stella-env: this shell cannot hold a value in its locale. set LC_ALL=C.UTF-8";
  return `if ${tests.join(" && ")}; then true; else ${unset} echo '${message}' >&2; (exit ${ExitCode.usage}); fi;`;
}

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
  check,
  unset: (names) => `unset -v ${names.join(" ")};`,
  fail: (exitCode) => `(exit ${exitCode});`,
  usage: (command) => `eval "$(${command})"`,
};
