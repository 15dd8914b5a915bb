/** A text is not wrapped to less than this beside what it explains, in columns: it goes below it instead. */
export const leastText = 28;

/** Breaks text at spaces into lines of at most `width` columns. A word that is longer has a line of its own. */
export function wrapText(text: string, width: number): string[] {
  return text.split(" ").reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) return [...lines, word];
    return [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
}

/** Breaks text into lines of at most `width` columns, of which all but the first are indented further. */
export function wrapHanging(text: string, width: number, indent: string, hang: string): string {
  const [first = "", ...others] = wrapText(text, width - Math.max(indent.length, hang.length));
  return [`${indent}${first}`, ...others.map((line) => `${hang}${line}`)].join("\n");
}

/** A term and the text that explains it. */
export type Definition = readonly [term: string, text: string];

/**
 * Lists terms with their texts beside them, wrapped with a hanging indent; below them where there is too little room.
 * Lines have no end but the one between them.
 */
export function formatDefinitions(definitions: readonly Definition[], width: number, indent = ""): string {
  const terms = Math.max(...definitions.map(([term]) => term.length));
  const beside = indent.length + terms + 2;
  if (width - beside < leastText) {
    const hang = `${indent}    `;
    return definitions.map(([term, text]) => `${indent}${term.trimEnd()}\n${wrapHanging(text, width, hang, hang)}`)
      .join("\n");
  }
  return definitions.map(([term, text]) =>
    wrapText(text, width - beside).map((line, index) =>
      `${index === 0 ? indent + term.padEnd(terms + 2) : " ".repeat(beside)}${line}`
    ).join("\n")
  ).join("\n");
}
