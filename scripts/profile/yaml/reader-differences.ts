import type { Problem } from "../document.ts";
import { type Node, type Pair, type Scalar, type Span, walk } from "./nodes.ts";

/** Reports what a range of the text is, with the code and the message of the problem. */
type Report = (code: string, message: string, start: number, end?: number) => void;

/**
 * Finds what .NET's YAML reader (YamlDotNet, under its configuration provider) reads otherwise than YAML 1.2 does, or not
 * at all, in a text that the YAML library takes for valid. A profile needs none of it. What remains is read alike:
 * `make upstream` compares both readers.
 */
export function findReaderDifferences(text: string, root: Node | undefined): Problem[] {
  const problems: Problem[] = [];
  const report: Report = (code, message, start, end = start + 1) => {
    problems.push({ kind: "difference", code, message, field: undefined, span: { start, end } });
  };
  for (const { index, 0: character } of text.matchAll(unprintable)) {
    report("UNPRINTABLE", `control character ${describeCharacter(character)} is not allowed. remove it`, index);
  }
  const leaves: Span[] = [];
  walk(root, (node) => {
    if (node.kind === "scalar" || node.kind === "alias") leaves.push(node.span);
    if (node.kind === "mapping") { for (const pair of node.pairs) checkKey(pair, text, report); }
    if (node.kind === "scalar") checkScalar(node, text, report);
  });
  for (const { start, end } of listGaps(leaves, text)) checkGap(text.slice(start, end), start, report);
  return problems.sort((a, b) => a.span.start - b.span.start);
}

/** What YAML 1.2 (§5.1) does not allow, and DEL. The line end among them has a problem of its own. */
const unprintable = /[^\t\n\r\x20-\x7e\x85\xa0-\ufffd]/g;

const describeCharacter = (character: string): string =>
  `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;

function checkKey({ key, value }: Pair, text: string, report: Report): void {
  const { start, end } = key?.span ?? value?.span ?? { start: 0, end: 0 };
  if (!key || start === end) {
    const colon = key ? text.indexOf(":", start) : text.lastIndexOf(":", start);
    report("EMPTY_KEY", "there is no key before this colon", Math.max(colon, 0));
  } else if (key.kind !== "scalar") {
    report("KEY_TYPE", "a key must be text", start, end);
  } else if (key.style === "block" || text.slice(start, end).includes("\n")) {
    report("KEY_LINES", "a key must be on one line", start, end);
  } else if (!(key.style === "plain" ? plainKeyEnd : quotedKeyEnd).test(text.slice(end, end + maxKeyEnd))) {
    report("KEY_COLON", "a key needs a colon and a space after it, on the same line", start, end);
  }
}

/** What follows a key. JSON needs no space there. */
const plainKeyEnd = /^ *:(?:\s|$)/;
const quotedKeyEnd = /^ *:/;

/** More spaces than anybody puts before a colon. */
const maxKeyEnd = 100;

function checkScalar({ style, span: { start, end } }: Scalar, text: string, report: Report): void {
  const written = text.slice(start, end);
  if (style === "plain" && /^[:?]/.test(written)) {
    report("PLAIN_START", `a value that begins with "${written.charAt(0)}" needs quotes`, start, end);
  }
  if ((style === "single" || style === "double") && written.includes("\n")) {
    report("QUOTE_LINES", "a value in quotes must be on one line", start, end);
  }
  if (style === "double") {
    for (const { index, 0: escape } of written.matchAll(escapes)) {
      if (!surrogate.test(escape)) continue;
      const at = start + index;
      report("ESCAPE", `escape ${escape} is half of a character. write the character itself`, at, at + escape.length);
    }
  }
  if (style === "block" && !(portableBlock.test(written) && !spacesBelow.test(text.slice(end)))) {
    const message = "this block needs lines that are not blank, no number after | or >, and a line end after it";
    report("BLOCK", message, start, start + 1);
  }
}

/** Escapes of a text in double quotes, and those of them that are half of a surrogate pair. */
const escapes = /\\(?:u[\dA-Fa-f]{4}|U[\dA-Fa-f]{8}|[^])/g;
const surrogate = /^\\(?:u|U0000)[dD][89a-fA-F]/;

/** A block whose first line has text, without lines of spaces, with a line end after it. */
const portableBlock = /^[|>][-+]?(?: +#[^\n]*| *)\r?\n(?: *[^\s][^\n]*\n(?:\r?\n)*)+$/;
const spacesBelow = /^(?:\r?\n)* +\r?(?:\n|$)/;

/** The ranges between scalars, in which only white space, comments and indicators are. */
function listGaps(leaves: readonly Span[], text: string): Span[] {
  const starts = [0, ...leaves.map(({ end }) => end)];
  const ends = [...leaves.map(({ start }) => start), text.length];
  return starts.map((start, index) => ({ start, end: ends[index] ?? text.length }));
}

/** A comment, or what only one of the two readers takes for white space or for a key. */
const gapPattern = /#[^\n]*|\t|\?/g;

const gapProblems: Readonly<Record<string, readonly [code: string, message: string]>> = {
  "\t": ["TAB", "a tab separates nothing here. use spaces"],
  "?": ["EXPLICIT_KEY", 'write the key as "key: value", without "?"'],
};

function checkGap(gap: string, offset: number, report: Report): void {
  for (const { index, 0: found } of gap.matchAll(gapPattern)) {
    const [code, message] = gapProblems[found] ?? [];
    if (code && message) report(code, message, offset + index);
  }
}
