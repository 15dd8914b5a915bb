import type { DocumentEntry, Problem, ProfileDocument } from "./document.ts";
import { type FieldName, findField } from "./fields.ts";
import type { ProfileReference } from "./resolve-profile.ts";
import { validateFields } from "./validate.ts";
import type { Pair } from "./yaml/nodes.ts";
import { parseYaml } from "./yaml/parse-yaml.ts";

/** Parses the text of a profile file: positions are kept, keys match whatever their case. Never throws. */
export function parseDocument({ name, file }: ProfileReference, text: string): ProfileDocument {
  const { root, problems: invalid } = parseYaml(text);
  const entries = root?.kind === "mapping" ? collectEntries(root.pairs) : [];
  const fields = new Map<FieldName, DocumentEntry>();
  for (const entry of entries) if (entry.field && !fields.has(entry.field)) fields.set(entry.field, entry);
  // Where every key is a field of its own, no key is there twice.
  const syntax = fields.size === entries.length ? invalid : [...invalid, ...findDuplicateKeys(entries)];
  const problems = syntax.length > 0 ? syntax : validateFields(fields);
  return { name, file, text, root, lineStarts: findLineStarts(text), entries, fields, problems };
}

/**
 * Keys that occur twice in one mapping, whatever their case: readers differ in which of them counts. Nothing below a
 * repeated key is examined.
 */
function findDuplicateKeys(entries: readonly DocumentEntry[]): Problem[] {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  let examined = 0;
  for (const { path, field, keySpan, valueSpan } of entries) {
    if (keySpan.start < examined) continue;
    const id = JSON.stringify(path).toLowerCase();
    if (!seen.has(id)) {
      seen.add(id);
      continue;
    }
    examined = valueSpan.end;
    const message = `duplicate key "${path.at(-1)}"`;
    problems.push({ kind: "syntax", code: "DUPLICATE_KEY", message, field, span: keySpan });
  }
  return problems;
}

function collectEntries(
  pairs: readonly Pair[],
  parents: readonly string[] = [],
  entries: DocumentEntry[] = [],
): DocumentEntry[] {
  for (const { key, value } of pairs) {
    const keySpan = key?.span ?? { start: 0, end: 0 };
    const path = [...parents, key?.kind === "scalar" ? key.source : ""];
    entries.push({
      path,
      field: findField(path),
      keySpan,
      valueSpan: value?.span ?? keySpan,
      value,
      text: value?.kind === "scalar" && typeof value.value === "string" ? value.value : undefined,
    });
    if (value?.kind === "mapping") collectEntries(value.pairs, path, entries);
  }
  return entries;
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
