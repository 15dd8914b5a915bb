import type { DocumentEntry, Problem, ProfileDocument } from "./document.ts";
import { type FieldName, findChild, identifyKey } from "./fields.ts";
import { findLimitProblem } from "./find-limit-problem.ts";
import { limits } from "./limits.ts";
import type { ProfileReference } from "./resolve-profile.ts";
import { isSecretKey } from "./secret-keys.ts";
import { validateFields } from "./validate.ts";
import type { Mapping, Pair } from "./yaml/nodes.ts";
import { parseYaml } from "./yaml/parse-yaml.ts";

/** Parses the text of a profile file: positions are kept, keys match whatever their case. Never throws. */
export function parseDocument({ name, file }: ProfileReference, text: string): ProfileDocument {
  const { root, problems: invalid } = parseYaml(text);
  const { entries, duplicates } = collectEntries(root?.kind === "mapping" ? root : undefined);
  const fields = new Map<FieldName, DocumentEntry>();
  for (const entry of entries) if (entry.field && !fields.has(entry.field)) fields.set(entry.field, entry);
  const syntax = [...invalid, ...findLimitProblem(root, fields), ...duplicates];
  const problems = syntax.length > 0 ? syntax : validateFields(fields);
  return { name, file, text, root, lineStarts: findLineStarts(text), entries, fields, problems };
}

/**
 * The entries of a mapping and of those in it, as many as a profile may have, and the keys that occur twice in one
 * mapping, whatever their case: readers differ in which of them counts. Nothing below a repeated key is examined.
 */
function collectEntries(
  root: Mapping | undefined,
): { readonly entries: readonly DocumentEntry[]; readonly duplicates: readonly Problem[] } {
  const entries: DocumentEntry[] = [];
  const duplicates: Problem[] = [];
  const collect = (mapping: Mapping, parent: DocumentEntry | undefined, examines: boolean): void => {
    const seen = new Set<string>();
    for (const pair of mapping.pairs) {
      if (entries.length >= limits.keys) return;
      const entry = createEntry(pair, parent);
      const { field, keySpan: span, value, path } = entry;
      const key = path.at(-1) ?? "";
      entries.push(entry);
      const isNew = seen.size < seen.add(identifyKey(key)).size;
      if (examines && !isNew) {
        const message = `duplicate key "${key}"`;
        duplicates.push({ kind: "syntax", code: "DUPLICATE_KEY", message, field, span });
      }
      // Nor below a secret: there, a key is part of it, and would be quoted.
      if (value?.kind === "mapping") collect(value, entry, examines && isNew && !isSecretKey(key));
    }
  };
  if (root) collect(root, undefined, true);
  return { entries, duplicates };
}

function createEntry({ key, value }: Pair, parent: DocumentEntry | undefined): DocumentEntry {
  const keySpan = key?.span ?? { start: 0, end: 0 };
  const word = key?.kind === "scalar" ? key.source : "";
  return {
    path: [...parent?.path ?? [], word],
    // What is below an unknown key is unknown.
    field: parent && !parent.field ? undefined : findChild(parent?.field, word),
    keySpan,
    valueSpan: value?.span ?? keySpan,
    value,
    text: value?.kind === "scalar" && typeof value.value === "string" ? value.value : undefined,
  };
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
