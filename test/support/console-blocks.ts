/** One command of a document, with the output that the document shows for it. */
export interface ShownCommand {
  readonly command: string;
  readonly output: string;
  /** Its line in the document, 1-based. */
  readonly line: number;
}

/**
 * The commands in a document's `console` blocks, in order: a line that begins with `$ ` is a command (with the lines
 * after it while they end in a backslash), what follows is its output.
 */
export function commandsIn(document: string): ShownCommand[] {
  const shown: { command: string; output: string; line: number }[] = [];
  let inside = false;
  for (const [index, text] of document.split("\n").entries()) {
    const current = shown.at(-1);
    if (!inside) inside = text === "```console";
    else if (text === "```") inside = false;
    else if (text.startsWith("$ ")) shown.push({ command: text.slice(2), output: "", line: index + 1 });
    else if (current && current.output === "" && current.command.endsWith("\\")) current.command += `\n${text}`;
    else if (current) current.output += `${text}\n`;
  }
  return shown;
}

/** The document with these outputs in place of those it shows, one for each command. */
export function withOutputs(document: string, shown: readonly ShownCommand[], outputs: readonly string[]): string {
  const lines = document.split("\n");
  for (const [index, { command, output, line }] of [...shown.entries()].reverse()) {
    const start = line - 1 + command.split("\n").length;
    const length = output.split("\n").length - 1;
    lines.splice(start, length, ...(outputs[index] ?? "").split("\n").slice(0, -1));
  }
  return lines.join("\n");
}
