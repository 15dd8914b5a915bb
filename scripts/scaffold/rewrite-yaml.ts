import { type Document, isScalar, type Node, Scalar, stringify, visit } from "yaml";

/** What is to be changed in a document. */
export interface Changes {
  /** The text to write for that of a value. */
  value(text: string): string;
  /** The same for a comment. */
  comment(text: string): string;
  /** Values to set, and the keys that lead to each. What is missing of them is added. */
  readonly settings: readonly { readonly path: readonly string[]; readonly value: string }[];
}

/** Writes a document with changes, and everything else as it was. */
export function writeYaml(document: Document, { value, comment, settings }: Changes): string {
  changeComments(document, comment);
  visit(document, {
    Node(_, node) {
      changeComments(node as Node, comment);
      if (!isScalar(node) || typeof node.value !== "string") return;
      const changed = value(node.value);
      if (changed !== node.value) setText(node, changed);
    },
  });
  for (const { path, value } of settings) {
    const present = document.getIn(path, true);
    const node = isScalar(present) ? present : new Scalar(value);
    setText(node, value);
    document.setIn(path, node);
  }
  return document.toString({ lineWidth: 0 });
}

function changeComments(node: Pick<Node, "comment" | "commentBefore">, change: Changes["comment"]): void {
  if (node.comment) node.comment = change(node.comment);
  if (node.commentBefore) node.commentBefore = change(node.commentBefore);
}

function setText(node: Scalar, value: string): void {
  node.value = value;
  if (!isPlainSafe(value)) node.type = "QUOTE_DOUBLE";
}

/** Whether a plain scalar is read as this very string by YAML 1.2 and by the 1.1 of many .NET programs (`yes`, `1_000`). */
function isPlainSafe(value: string): boolean {
  return (["1.1", "1.2"] as const).every((version) => stringify(value, { version, lineWidth: 0 }) === `${value}\n`);
}
