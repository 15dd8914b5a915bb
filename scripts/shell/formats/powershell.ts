import { failureText, type Format, oneLine } from "../format.ts";

/**
 * A string in single quotes. What is not printable ASCII becomes `[char]` terms: line ends would split the output into
 * records, typographic quotes end a string, and Windows PowerShell decodes the rest by the console's code page.
 */
function quote(value: string): string {
  const quoted = `'${value.replaceAll("'", "''")}'`;
  return quoted.replace(/[^ -~]/g, (unit) => `' + [char]0x${unit.charCodeAt(0).toString(16)} + '`);
}

/** PowerShell, all on one line: `Invoke-Expression` takes a single string, and a pipe hands it over line by line. */
export const powershell: Format = {
  name: "powershell",
  aliases: ["pwsh"],
  // To PowerShell before 7.5 an empty value and none are the same.
  refuses: [[/^$/, "nothing"]],
  set: (name, value) => `$env:${name} = ${quote(value)};`,
  unset: (names) => names.map((name) => `$env:${name} = $null;`).join(" "),
  fail: (exitCode) => `throw '${failureText(exitCode)}';`,
  join: oneLine,
  usage: (command) => `${command} | Invoke-Expression`,
};
