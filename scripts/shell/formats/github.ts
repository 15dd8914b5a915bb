import type { Format } from "../format.ts";
import { formatMaskCommand } from "../mask-command.ts";

/**
 * Writes a block of `$GITHUB_ENV`. The delimiter is random, so that no value can end the block and set another variable.
 * See "Multiline strings" in GitHub's "Workflow commands for GitHub Actions".
 */
function writeBlock(name: string, value: string): string {
  const delimiter = `stella_${crypto.randomUUID()}`;
  return `${name}<<${delimiter}\n${value}\n${delimiter}`;
}

/** GitHub Actions, to be appended to `$GITHUB_ENV`. A variable cannot be removed there, only emptied. */
export const github: Format = {
  name: "github",
  aliases: [],
  // On Windows, a carriage return before a line end counts as part of the line end.
  refuses: [[/\r/, "a carriage return"]],
  set: writeBlock,
  unset: (names) => names.map((name) => writeBlock(name, "")).join("\n"),
  mask: formatMaskCommand,
  usage: (command) => `${command} >> "$GITHUB_ENV"`,
};
