import { type Document, isScalar, type Node, Scalar, stringify, visit } from "yaml";
import { composeDocument } from "../profile/yaml/library.ts";

/** The changes to a document. */
export interface Changes {
  /** Returns the text to write for that of a value. */
  value(text: string): string;
  /** Returns the text to write for that of a comment. */
  comment(text: string): string;
  /** Values to set, with the keys that lead to each. Missing keys are added. */
  readonly settings: readonly { readonly path: readonly string[]; readonly value: string }[];
}

/** Changes valid YAML text; comments, order and quotes stay as they are. */
export function rewriteYaml(text: string, { value, comment, settings }: Changes): string {
  const document = composeDocument(text);
  changeComments(document, comment);
  visit(document, {
    Node(_, node) {
      changeComments(node, comment);
      if (!isScalar(node) || typeof node.value !== "string") return;
      const changed = value(node.value);
      if (changed !== node.value) setText(node, changed);
    },
  });
  for (const { path, value } of settings) setValue(document, path, value);
  return document.toString({ lineWidth: 0 });
}

function changeComments(node: Pick<Node, "comment" | "commentBefore">, change: Changes["comment"]): void {
  if (node.comment) node.comment = change(node.comment);
  if (node.commentBefore) node.commentBefore = change(node.commentBefore);
}

function setValue(document: Document, path: readonly string[], value: string): void {
  const present = document.getIn(path, true);
  const node = isScalar(present) ? present : new Scalar(value);
  setText(node, value);
  document.setIn(path, node);
}

function setText(node: Scalar, value: string): void {
  node.value = value;
  if (!isPlainSafe(value)) node.type = "QUOTE_DOUBLE";
}

/** Whether YAML 1.2, and the 1.1 of many .NET programs, read a plain scalar as this very string (unlike `yes`, `1_000`). */
function isPlainSafe(value: string): boolean {
  return (["1.1", "1.2"] as const).every((version) => stringify(value, { version, lineWidth: 0 }) === `${value}\n`);
}
