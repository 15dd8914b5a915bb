import type { Format } from "../format.ts";

/**
 * A block of `$GITHUB_ENV`. The delimiter is random, so that no value can end the block and set a variable of its own.
 * See "Multiline strings" in GitHub's "Workflow commands for GitHub Actions".
 */
function block(name: string, value: string): string {
  const delimiter = `stella_${crypto.randomUUID()}`;
  return `${name}<<${delimiter}\n${value}\n${delimiter}`;
}

/** GitHub Actions, to be appended to `$GITHUB_ENV`. A variable cannot be removed there, only emptied. */
export const github: Format = {
  name: "github",
  aliases: [],
  // On Windows, one before a line end is taken for a part of it.
  refuses: [[/\r/, "a carriage return"]],
  set: block,
  unset: (names) => names.map((name) => block(name, "")).join("\n"),
  mask: (secret) => `::add-mask::${secret.replaceAll("%", "%25").replaceAll("\n", "%0A")}`,
  usage: (command) => `${command} >> "$GITHUB_ENV"`,
};
