import type { FieldName } from "./fields.ts";
import type { Node, Span } from "./yaml/nodes.ts";

/** A position in the text. Both 1-based; the column counts UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One key of the file with its value, at any depth. */
export interface DocumentEntry {
  /** The keys from the root, as written. */
  readonly path: readonly string[];
  /** The field that the key is, whatever its case; undefined for a key that the profile guide does not define. */
  readonly field: FieldName | undefined;
  readonly keySpan: Span;
  /** The value's span; the key's when there is no value. */
  readonly valueSpan: Span;
  readonly value: Node | null;
  /** The value when it is a string. */
  readonly text: string | undefined;
}

/** A reason why a profile cannot be used. */
export interface Problem {
  /**
   * `syntax` for what YAML refuses, `limit` for what is too much to read, `difference` for what .NET reads otherwise than
   * YAML 1.2, or not at all, `shape` for what the schema refuses.
   */
  readonly kind: "syntax" | "limit" | "difference" | "shape";
  /**
   * For `shape`: `missing`, `empty` or `type`. For `syntax`: the YAML library's code or `DUPLICATE_KEY`. For `limit`:
   * `TOO_DEEP`, `TOO_MANY_TOKENS`, `TOO_MANY_KEYS`, `TOO_LONG` or `TOO_MANY_SCOPES`. For `difference`: see the functions
   * that find them.
   */
  readonly code: string;
  /** Never holds a value. */
  readonly message: string;
  /** The field that is concerned or missing. */
  readonly field: FieldName | undefined;
  readonly span: Span;
}

/** The kinds of problems that leave the keys and values of a text to guessing. */
export const unreadableKinds: ReadonlySet<Problem["kind"]> = new Set(["syntax", "limit"]);

/** A parsed profile file, valid or not: its text, its keys with their positions, and its problems. */
export interface ProfileDocument {
  readonly name: string;
  /** Absolute. */
  readonly file: string;
  readonly text: string;
  /** The value of its first document; undefined when there is none. */
  readonly root: Node | undefined;
  /** The offset at which each line starts. */
  readonly lineStarts: readonly number[];
  /** Every key, in the order of the file. */
  readonly entries: readonly DocumentEntry[];
  /** The first entry of each field. */
  readonly fields: ReadonlyMap<FieldName, DocumentEntry>;
  readonly problems: readonly Problem[];
}

/** Converts an offset to a line and a column. */
export function locate({ lineStarts }: Pick<ProfileDocument, "lineStarts">, offset: number): Position {
  // Binary search: a file of a quarter megabyte has many lines, and many findings.
  let [line, after] = [0, lineStarts.length];
  while (after - line > 1) {
    const middle = (line + after) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) line = middle;
    else after = middle;
  }
  return { line: line + 1, column: offset - (lineStarts[line] ?? 0) + 1 };
}
