import { isMap, isScalar, type Pair } from "yaml";
import * as v from "valibot";
import type { Entry, Problem, Profile, Span } from "./profile.ts";
import type { ProfileReference } from "./reference.ts";
import { type KnownKey, knownKeys, profileSchema } from "./schema.ts";
import { parseYaml } from "./yaml-text.ts";

const knownByLowerCase: ReadonlyMap<string, KnownKey> = new Map(knownKeys.map((key) => [key.toLowerCase(), key]));

/** Turns the text of a profile file into a profile: positions kept, keys matched without regard to case. */
export function parseProfile(reference: ProfileReference, text: string): Profile {
  const { document, lines, problems: refused } = parseYaml(text);
  const entries = isMap(document.contents) ? entriesOf(document.contents.items as Pair[]) : [];
  const known = new Map<KnownKey, Entry>();
  for (const entry of entries) if (entry.known && !known.has(entry.known)) known.set(entry.known, entry);
  const syntax = [...refused, ...repeatedKeys(entries)];
  const problems = syntax.length > 0 ? syntax : shapeProblems(known);
  return { ...reference, text, document, lines, entries, known, problems };
}

/**
 * Keys that stand twice in one mapping, whatever their case: which of them counts is anybody's guess. What stands below
 * a repeated key is not looked at.
 */
function repeatedKeys(entries: readonly Entry[]): Problem[] {
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
    const message = `key "${path.at(-1)}" stands here a second time`;
    problems.push({ kind: "syntax", code: "DUPLICATE_KEY", message, key: known, span: keySpan });
  }
  return problems;
}

function entriesOf(pairs: readonly Pair[], parents: readonly string[] = [], entries: Entry[] = []): Entry[] {
  for (const pair of pairs) {
    const keySpan = spanOf(pair.key) ?? { start: 0, end: 0 };
    const path = [...parents, isScalar(pair.key) ? String(pair.key.source ?? pair.key.value) : ""];
    const value = pair.value as Entry["value"];
    entries.push({
      path,
      known: knownByLowerCase.get(path.join(".").toLowerCase()),
      keySpan,
      valueSpan: spanOf(value) ?? keySpan,
      value,
      text: isScalar(value) && typeof value.value === "string" ? value.value : undefined,
    });
    if (isMap(value)) entriesOf(value.items as Pair[], path, entries);
  }
  return entries;
}

/** The node's own stretch, without the blanks and comments behind it. */
function spanOf(node: unknown): Span | undefined {
  const range = (node as { range?: [number, number, number] | null } | null)?.range;
  return range ? { start: range[0], end: range[1] } : undefined;
}

/** Holds the known keys against the schema and places each complaint. */
function shapeProblems(known: ReadonlyMap<KnownKey, Entry>): Problem[] {
  const result = v.safeParse(profileSchema, treeOf(known));
  return (result.issues ?? []).map((issue): Problem => {
    const path = (issue.path ?? []).map((item) => String(item.key));
    const key = knownByLowerCase.get(path.join(".").toLowerCase());
    const entry = key && known.get(key);
    if (!entry) {
      const message = `"${path.join(".")}" is missing`;
      return { kind: "shape", code: "missing", message, key, span: parentSpan(path, known) };
    }
    const code = issue.type === "non_empty" || isEmpty(entry) ? "empty" : "type";
    return { kind: "shape", code, message: `"${key}" ${issue.message}`, key, span: entry.valueSpan };
  });
}

/** A key with nothing behind it, or `~` or `null`, which YAML reads as nothing. */
const isEmpty = ({ value }: Entry): boolean => value === null || (isScalar(value) && value.value === null);

/** The known keys as plain nested objects, which is what the schema describes. */
function treeOf(known: ReadonlyMap<KnownKey, Entry>): unknown {
  const tree: Record<string, unknown> = {};
  for (const { key, parents, last, isParent } of places) {
    const entry = known.get(key);
    if (!entry) continue;
    const parent = parents.reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], tree);
    if (typeof parent === "object" && parent) {
      (parent as Record<string, unknown>)[last] = isParent && isMap(entry.value) ? {} : entry.text ?? null;
    }
  }
  return tree;
}

/** Where each known key stands in the tree, the parents before their children. */
const places = knownKeys.map((key) => ({
  key,
  parents: key.split(".").slice(0, -1),
  last: key.slice(key.lastIndexOf(".") + 1),
  isParent: knownKeys.some((other) => other.startsWith(`${key}.`)),
}));

/** The nearest parent key that exists; the start of the file when there is none. */
function parentSpan(path: readonly string[], known: ReadonlyMap<KnownKey, Entry>): Span {
  for (let length = path.length - 1; length > 0; length--) {
    const parent = known.get(path.slice(0, length).join(".") as KnownKey);
    if (parent) return parent.keySpan;
  }
  return { start: 0, end: 0 };
}
