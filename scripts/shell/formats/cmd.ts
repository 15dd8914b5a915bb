import type { Format } from "../format.ts";

/**
 * cmd. Has no escapes: what it would expand, what would end the quotes, and what its code page may change is refused.
 * See `set /?`, `for /?` and `cmd /?`, which name the expansions, the quotes and delayed expansion by `!`.
 */
export const cmd: Format = {
  name: "cmd",
  aliases: [],
  refuses: [
    [/^$/, "nothing"],
    [/[\r\n]/, "a line end"],
    [/"/, "a double quote"],
    [/%/, "a percent sign"],
    [/!/, "an exclamation mark"],
    [/[^ -~]/, "a character beyond printable ASCII"],
    // A line of cmd holds 8191.
    [/.{8000}/, "8000 characters or more"],
  ],
  set: (name, value) => `set "${name}=${value}"`,
  unset: (names) => names.map((name) => `set "${name}="`).join("\n"),
  fail: (exitCode) => `exit /b ${exitCode}`,
  usage: (command) => `for /f "delims=" %i in ('${command}') do @%i`,
};
