/** Deeper than any profile; less deep than what overflows the stack of either runtime. */
export const maxDepth = 64;

/** A stretch of the text, in UTF-16 code units from its start; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What every value of YAML has. */
interface Common {
  /** The value's own stretch, quotes and brackets included, without the blanks and comments behind it. */
  readonly span: Span;
  /** The name of the anchor in front of it. */
  readonly anchor?: string | undefined;
  /** The tag in front of it, as the YAML library resolves it. */
  readonly tag?: string | undefined;
}

/** One value: text, a number, a truth value, or nothing. */
export interface Scalar extends Common {
  readonly kind: "scalar";
  readonly style: "plain" | "single" | "double" | "block";
  /** What YAML 1.2's core schema (§10.3.2) takes it for. */
  readonly value: unknown;
  /** Its text, without quotes and escapes. */
  readonly source: string;
}

/** Keys with their values, in the order of the file. */
export interface Mapping extends Common {
  readonly kind: "mapping";
  readonly pairs: readonly Pair[];
}

/** A key with its value; null where a broken text leaves one out. */
export interface Pair {
  readonly key: Node | null;
  readonly value: Node | null;
}

/** A list. */
export interface Sequence extends Common {
  readonly kind: "sequence";
  readonly items: readonly (Node | null)[];
}

/** A value that stands elsewhere. It is not looked up. */
export interface Alias extends Common {
  readonly kind: "alias";
  /** The name of the anchor that it leads to. */
  readonly source: string;
}

/** A value of YAML, with its place in the text. */
export type Node = Scalar | Mapping | Sequence | Alias;

/** Looks at a value and everything in it, keys too, in the order of the file. */
export function walk(node: Node | null | undefined, look: (node: Node, isKey: boolean) => void, isKey = false): void {
  if (!node) return;
  look(node, isKey);
  if (node.kind === "sequence") { for (const item of node.items) walk(item, look); }
  if (node.kind !== "mapping") return;
  for (const { key, value } of node.pairs) {
    walk(key, look, true);
    walk(value, look);
  }
}
