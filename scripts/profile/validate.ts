import * as v from "valibot";
import { type KnownKey, knownKeys, mappings } from "./fields.ts";
import type { Span } from "./yaml/nodes.ts";
import type { DocumentEntry, Problem } from "./document.ts";
import { profileSchema } from "./schema.ts";

/** Holds the known keys against the schema and places each complaint. */
export function validateEntries(known: ReadonlyMap<KnownKey, DocumentEntry>): Problem[] {
  const result = v.safeParse(profileSchema, buildTree(known));
  return (result.issues ?? []).map((issue): Problem => {
    const path = (issue.path ?? []).map((item) => String(item.key));
    const key = knownKeys.find((name) => name === path.join("."));
    const entry = key && known.get(key);
    if (!entry) {
      const message = `"${path.join(".")}" is missing`;
      return { kind: "shape", code: "missing", message, key, span: findParentSpan(path, known) };
    }
    const code = issue.type === "non_empty" || isEmpty(entry) ? "empty" : "type";
    return { kind: "shape", code, message: `"${key}" ${issue.message}`, key, span: entry.valueSpan };
  });
}

/** A key with nothing behind it, or `~` or `null`, which YAML reads as nothing. */
const isEmpty = ({ value }: DocumentEntry): boolean =>
  value === null || (value.kind === "scalar" && value.value === null);

/** The known keys as plain nested objects, which is what the schema describes. */
function buildTree(known: ReadonlyMap<KnownKey, DocumentEntry>): unknown {
  const tree: Record<string, unknown> = {};
  for (const { key, parents, last } of places) {
    const entry = known.get(key);
    if (!entry) continue;
    const parent = parents.reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], tree);
    if (typeof parent === "object" && parent) {
      (parent as Record<string, unknown>)[last] = mappings.has(key) && entry.value?.kind === "mapping"
        ? {}
        : entry.text ?? null;
    }
  }
  return tree;
}

/** Where each known key stands in the tree, the parents before their children. */
const places = knownKeys.map((key) => ({
  key,
  parents: key.split(".").slice(0, -1),
  last: key.slice(key.lastIndexOf(".") + 1),
}));

/** The nearest parent key that exists; the start of the file when there is none. */
function findParentSpan(path: readonly string[], known: ReadonlyMap<KnownKey, DocumentEntry>): Span {
  for (let length = path.length - 1; length > 0; length--) {
    const parent = known.get(path.slice(0, length).join(".") as KnownKey);
    if (parent) return parent.keySpan;
  }
  return { start: 0, end: 0 };
}
