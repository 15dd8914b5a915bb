import type { Node, Span } from "./yaml/nodes.ts";
import type { KnownKey } from "./fields.ts";

/** A place in the text. Both 1-based; the column counts UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One key of the file with its value, wherever it stands. */
export interface DocumentEntry {
  /** The keys from the root, as written. */
  readonly path: readonly string[];
  /** The known key that it is, whatever its case; undefined for any other. */
  readonly known: KnownKey | undefined;
  readonly keySpan: Span;
  /** The value's stretch; the key's when there is no value. */
  readonly valueSpan: Span;
  readonly value: Node | null;
  /** The value when it is a string. */
  readonly text: string | undefined;
}

/** Why a profile cannot be used. */
export interface Problem {
  /** `syntax` for what YAML refuses, `shape` for what the schema refuses. */
  readonly kind: "syntax" | "shape";
  /** For `shape`: `missing`, `empty` or `type`. For `syntax`: the YAML library's code, or `TOO_DEEP`. */
  readonly code: string;
  /** Never holds a value. */
  readonly message: string;
  /** The known key that is concerned or missing. */
  readonly key: KnownKey | undefined;
  readonly span: Span;
}

/** A profile file as read: its text, what stands where, and what is wrong with it. The one thing every command takes. */
export interface ProfileDocument {
  readonly name: string;
  /** Absolute. */
  readonly file: string;
  readonly text: string;
  /** The value of its first document; undefined where there is none. */
  readonly root: Node | undefined;
  /** Where each line starts. */
  readonly lineStarts: readonly number[];
  /** Every key, in the order of the file. */
  readonly entries: readonly DocumentEntry[];
  /** The first entry of each known key. */
  readonly known: ReadonlyMap<KnownKey, DocumentEntry>;
  readonly problems: readonly Problem[];
}

/** Where an offset stands. */
export function locate({ lineStarts }: Pick<ProfileDocument, "lineStarts">, offset: number): Position {
  // A search by halves: a file of a quarter megabyte has many lines, and many findings.
  let [line, after] = [0, lineStarts.length];
  while (after - line > 1) {
    const middle = (line + after) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) line = middle;
    else after = middle;
  }
  return { line: line + 1, column: offset - (lineStarts[line] ?? 0) + 1 };
}
