import type { Pair } from "./yaml/nodes.ts";
import type { DocumentEntry, Problem, ProfileDocument } from "./document.ts";
import type { ProfileReference } from "./resolve-profile.ts";
import { validateEntries } from "./validate.ts";
import { isInShape } from "./in-shape.ts";
import { type KnownKey, knownKeys } from "./fields.ts";
import { parseYaml } from "./yaml/parse-yaml.ts";

const knownByLowerCase: ReadonlyMap<string, KnownKey> = new Map(knownKeys.map((key) => [key.toLowerCase(), key]));

/** Turns the text of a profile file into a profile: positions kept, keys matched without regard to case. */
export function parseDocument(reference: ProfileReference, text: string): ProfileDocument {
  const { root, problems: refused } = parseYaml(text);
  const entries = root?.kind === "mapping" ? collectEntries(root.pairs) : [];
  const known = new Map<KnownKey, DocumentEntry>();
  for (const entry of entries) if (entry.known && !known.has(entry.known)) known.set(entry.known, entry);
  const syntax = known.size === entries.length ? refused : [...refused, ...findDuplicateKeys(entries)];
  const problems = syntax.length > 0 ? syntax : shapeProblems(known);
  return { ...reference, text, root, lineStarts: findLineStarts(text), entries, known, problems };
}

/** What the schema has to say; it is only loaded where it has something to say. */
function shapeProblems(known: ReadonlyMap<KnownKey, DocumentEntry>): readonly Problem[] {
  if (isInShape(known)) return [];
  return validateEntries(known);
}

/**
 * Keys that stand twice in one mapping, whatever their case: which of them counts is anybody's guess. What stands below
 * a repeated key is not looked at.
 */
function findDuplicateKeys(entries: readonly DocumentEntry[]): Problem[] {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  let looked = 0;
  for (const { path, known, keySpan, valueSpan } of entries) {
    if (keySpan.start < looked) continue;
    const id = JSON.stringify(path).toLowerCase();
    if (!seen.has(id)) {
      seen.add(id);
      continue;
    }
    looked = valueSpan.end;
    const message = `duplicate key "${path.at(-1)}"`;
    problems.push({ kind: "syntax", code: "DUPLICATE_KEY", message, key: known, span: keySpan });
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
      known: knownByLowerCase.get(path.join(".").toLowerCase()),
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
