import type { Mapping, Pair, Scalar } from "./nodes.ts";

/**
 * One line: spaces, and optionally a key, its value and a comment. A value is quoted and without escapes, or begins with
 * a letter, a slash or a tilde and is plain (YAML 1.2 §7.3.3: it contains neither `: ` nor ` #`).
 */
const linePattern =
  /( *)(?:([A-Za-z][\w.-]{0,99}):(?: +("[^"\\\r\n]*"|'[^'\r\n]*'|[A-Za-z/~](?:[^\s:]|:(?=\S)| +(?=[^\s#]))*))?(?: +#.*| *)|#.*)?$/my;

/** Control characters, and what JavaScript or YAML 1.1 takes for a line break or white space. */
const unusual = /\r(?!\n)|[^\r\n\x20-\x7e\xa1-\u2027\u202a-\ud7ff\ue000-\ufefe]/;

/** What may come before the first key: comments, and the line that begins a document. */
const head = /(?: *(?:#.*)?\r?\n)*---(?: +#.*| *)$/my;

/** Plain scalars that begin like text but are not (YAML 1.2 §10.3.2). */
const notText = /^(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE)$/;

const styles: Readonly<Record<string, Scalar["style"]>> = { '"': "double", "'": "single" };

/** More levels than a profile has, fewer than the library may read. */
const maxLevels = 16;

/** A line that has a key. */
interface Line {
  readonly indent: number;
  readonly key: Scalar;
  readonly value: Scalar | undefined;
}

/**
 * Parses the YAML that nearly every profile is written in: block mappings of one-line strings, and comments. Returns
 * undefined for everything else, valid or not, which is left to the YAML library: that takes longer to load than all the
 * rest takes to run. A property test makes sure that the two agree.
 */
export function parsePlainYaml(text: string): Mapping | undefined {
  // Reversed, so that the next line can be popped.
  const lines = unusual.test(text) ? [] : splitLines(text).reverse();
  const mapping = takeMapping(lines, 1);
  return lines.length === 0 ? mapping : undefined;
}

/** The lines that have a key; none when any line is of another kind. */
function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  head.lastIndex = 0;
  for (let start = head.test(text) ? head.lastIndex : 0; start < text.length; start = linePattern.lastIndex + 1) {
    linePattern.lastIndex = start;
    const match = linePattern.exec(text);
    if (!match) return [];
    const [, { length: indent } = "", key, value] = match;
    if (key === undefined) continue;
    if (notText.test(key) || notText.test(value ?? "")) return [];
    const keyStart = start + indent;
    // Only spaces separate the colon from the value.
    const valueStart = value === undefined ? 0 : text.indexOf(value, keyStart + key.length + 1);
    lines.push({
      indent,
      key: createScalar(keyStart, key),
      value: value ? createScalar(valueStart, value) : undefined,
    });
  }
  return lines;
}

/** Takes the lines of the mapping that begins with the last one. Undefined when they are not a plain mapping. */
function takeMapping(lines: Line[], level: number): Mapping | undefined {
  const first = lines.at(-1);
  if (!first || level > maxLevels) return undefined;
  const deeper = (): boolean => (lines.at(-1)?.indent ?? 0) > first.indent;
  const pairs: Pair[] = [];
  while (lines.at(-1)?.indent === first.indent) {
    const { key, value } = lines.pop() as Line;
    // Refuse a value that continues on the next line, and a key without any value.
    if (deeper() === (value !== undefined)) return undefined;
    const below = value ?? takeMapping(lines, level + 1);
    if (!below) return undefined;
    pairs.push({ key, value: below });
  }
  const span = { start: first.key.span.start, end: pairs.at(-1)?.value?.span.end ?? 0 };
  return deeper() ? undefined : { kind: "mapping", span, pairs };
}

function createScalar(start: number, written: string): Scalar {
  const style = styles[written.charAt(0)] ?? "plain";
  const text = style === "plain" ? written : written.slice(1, -1);
  return { kind: "scalar", style, value: text, source: text, span: { start, end: start + written.length } };
}
