import { isAlias, isCollection, isMap, isScalar, isSeq, type Node as LibraryNode } from "yaml";
import type { Node, Scalar, Span } from "./nodes.ts";

const styles: Readonly<Record<string, Scalar["style"]>> = {
  PLAIN: "plain",
  QUOTE_DOUBLE: "double",
  QUOTE_SINGLE: "single",
};

/** Converts a node of the YAML library to one of ours; null for anything that is not a value. */
export function convertNode(node: unknown): Node | null {
  if (isScalar(node)) {
    const { value, source = "", type = "PLAIN", anchor, tag } = node;
    return { kind: "scalar", style: styles[type] ?? "block", value, source, anchor, tag, span: getSpan(node) };
  }
  if (isAlias(node)) return { kind: "alias", source: node.source, span: getSpan(node) };
  if (!isMap(node) && !isSeq(node)) return null;
  const { anchor, tag } = node;
  if (isMap(node)) {
    const pairs = node.items.map(({ key, value }) => ({ key: convertNode(key), value: convertNode(value) }));
    const last = pairs.at(-1);
    return { kind: "mapping", pairs, anchor, tag, span: getSpan(node, last?.value ?? last?.key) };
  }
  const items = node.items.map(convertNode);
  return { kind: "sequence", items, anchor, tag, span: getSpan(node, items.at(-1)) };
}

/** A node's own range. The library ends an indented collection where the next key begins; here it ends with its content. */
function getSpan(node: LibraryNode, last?: Node | null): Span {
  const [start, end] = node.range as [number, number, number];
  const isBlock = isCollection(node) && !node.flow;
  return { start, end: isBlock ? last?.span.end ?? start : end };
}
