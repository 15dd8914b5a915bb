import type { Problem } from "../document.ts";

/**
 * Characters that end a line for .NET's YAML reader, as for YAML 1.1 (§5.4), and not for YAML 1.2 (§5.4) and most editors.
 * What looks like the rest of a comment can then be a key. A carriage return before a line feed is an ordinary line end.
 */
const strayLineEnd = /\r(?!\n)|[\x85\u2028\u2029]/g;

const names: Readonly<Record<string, string>> = {
  "\r": "carriage return without a line feed",
  "\x85": "next line character (U+0085)",
  "\u2028": "line separator (U+2028)",
  "\u2029": "paragraph separator (U+2029)",
};

/** A problem for each character that ends a line for .NET only. */
export function findLineEnds(text: string): Problem[] {
  return [...text.matchAll(strayLineEnd)].map(({ index, 0: character }) => ({
    kind: "difference",
    code: "LINE_END",
    message: `a ${names[character]} ends the line for .NET`,
    field: undefined,
    span: { start: index, end: index + 1 },
  }));
}

/** What ends a line for some reader in a value that is one line, as a clause; undefined when nothing does. */
export function findLineEndIn(value: string): string | undefined {
  const [character] = /[\n\r\x85\u2028\u2029]/.exec(value) ?? [];
  return character && `a ${names[character] ?? "line feed"}`;
}
