import type { Format } from "../format.ts";

/**
 * cmd has no escapes, so values are refused that it would expand, that would end the quotes, or that its code page may
 * change. See `set /?`, `for /?` and `cmd /?` for expansion, quotes and delayed expansion with `!`.
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
    // A line of cmd holds 8191 characters.
    [/.{8000}/, "8000 characters or more"],
  ],
  set: (name, value) => `set "${name}=${value}"`,
  unset: (names) => names.map((name) => `set "${name}="`).join("\n"),
  fail: (exitCode) => `exit /b ${exitCode}`,
  usage: (command) => `for /f "delims=" %i in ('${command}') do @%i`,
};
