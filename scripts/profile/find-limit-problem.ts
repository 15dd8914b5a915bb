import type { DocumentEntry, Problem } from "./document.ts";
import { type FieldName, fields as definitions } from "./fields.ts";
import { limits } from "./limits.ts";
import { splitScope } from "./scopes.ts";
import { type Node, type Span, walk } from "./yaml/nodes.ts";

/** The first {@linkcode limits limit} that a document exceeds, but for its size and depth; none or one. */
export function findLimitProblem(
  root: Node | undefined,
  fields: ReadonlyMap<FieldName, DocumentEntry>,
): readonly Problem[] {
  const tooMany = findKeyBeyond(root);
  if (tooMany) return [createProblem("TOO_MANY_KEYS", `more than ${limits.keys} keys`, undefined, tooMany)];
  for (const [field, { text = "", valueSpan }] of fields) {
    const { key, type } = definitions[field];
    const longest = type === "path" ? limits.path : limits.value;
    if (text.length > longest) {
      return [createProblem("TOO_LONG", `"${key}" is longer than ${longest} characters`, field, valueSpan)];
    }
    if (type === "scopes" && splitScope(text).length > limits.scopes) {
      return [createProblem("TOO_MANY_SCOPES", `"${key}" has more than ${limits.scopes} scopes`, field, valueSpan)];
    }
  }
  return [];
}

/** The place of the first key beyond the limit. */
function findKeyBeyond(root: Node | undefined): Span | undefined {
  let keys = 0;
  let beyond: Span | undefined;
  walk(root, (node, isKey) => {
    if (isKey) keys++;
    // Invalid text can leave keys out.
    else if (node.kind === "mapping") keys += node.pairs.filter(({ key }) => key === null).length;
    if (keys > limits.keys) beyond ??= node.span;
  });
  return beyond;
}

const createProblem = (code: string, message: string, field: FieldName | undefined, span: Span): Problem => ({
  kind: "limit",
  code,
  message,
  field,
  span,
});
