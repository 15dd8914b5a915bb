import { describeFailure, type Format, joinOnOneLine } from "../format.ts";

/**
 * Quotes a string in single quotes. Everything but printable ASCII becomes `[char]` terms: line ends would split the output
 * into records, typographic quotes would end the string, and Windows PowerShell decodes by the console's code page.
 */
function quote(value: string): string {
  const quoted = `'${value.replaceAll("'", "''")}'`;
  return quoted.replace(/[^ -~]/g, (unit) => `' + [char]0x${unit.charCodeAt(0).toString(16)} + '`);
}

/** PowerShell, all on one line: `Invoke-Expression` takes one string, and a pipe passes the output line by line. */
export const powershell: Format = {
  name: "powershell",
  aliases: ["pwsh"],
  // Before 7.5, PowerShell does not tell an empty variable from an unset one.
  refuses: [[/^$/, "nothing"]],
  set: (name, value) => `$env:${name} = ${quote(value)};`,
  unset: (names) => names.map((name) => `$env:${name} = $null;`).join(" "),
  fail: (exitCode) => `throw '${describeFailure(exitCode)}';`,
  join: joinOnOneLine,
  usage: (command) => `${command} | Invoke-Expression`,
};
