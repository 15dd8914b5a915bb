/** A range of the text, in UTF-16 code units from its start; `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What every YAML value has. */
interface Common {
  /** The value's own range, quotes and brackets included, without the spaces and comments after it. */
  readonly span: Span;
  /** The name of the anchor before it. */
  readonly anchor?: string | undefined;
  /** The tag before it, as the YAML library resolves it. */
  readonly tag?: string | undefined;
}

/** One value: text, a number, a boolean, or null. */
export interface Scalar extends Common {
  readonly kind: "scalar";
  readonly style: "plain" | "single" | "double" | "block";
  /** Its value by YAML 1.2's core schema (§10.3.2). */
  readonly value: unknown;
  /** Its text, without quotes and escapes. */
  readonly source: string;
}

/** A mapping: keys with their values, in the order of the file. */
export interface Mapping extends Common {
  readonly kind: "mapping";
  readonly pairs: readonly Pair[];
}

/** A key with its value; null where invalid text leaves one out. */
export interface Pair {
  readonly key: Node | null;
  readonly value: Node | null;
}

/** A list. */
export interface Sequence extends Common {
  readonly kind: "sequence";
  readonly items: readonly (Node | null)[];
}

/** A reference to a value elsewhere in the text. It is not resolved. */
export interface Alias extends Common {
  readonly kind: "alias";
  /** The name of the anchor that it refers to. */
  readonly source: string;
}

/** A YAML value with its position in the text. */
export type Node = Scalar | Mapping | Sequence | Alias;

/** Visits a value and everything in it, keys included, in the order of the file. */
export function walk(node: Node | null | undefined, visit: (node: Node, isKey: boolean) => void, isKey = false): void {
  if (!node) return;
  visit(node, isKey);
  if (node.kind === "sequence") { for (const item of node.items) walk(item, visit); }
  if (node.kind !== "mapping") return;
  for (const { key, value } of node.pairs) {
    walk(key, visit, true);
    walk(value, visit);
  }
}
