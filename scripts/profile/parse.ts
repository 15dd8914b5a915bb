import * as v from "valibot";
import type { Pair, Span } from "./nodes.ts";
import type { Entry, Problem, Profile } from "./profile.ts";
import type { ProfileReference } from "./reference.ts";
import { type KnownKey, knownKeys, profileSchema } from "./schema.ts";
import { readYaml } from "./yaml.ts";

const knownByLowerCase: ReadonlyMap<string, KnownKey> = new Map(knownKeys.map((key) => [key.toLowerCase(), key]));

/** Turns the text of a profile file into a profile: positions kept, keys matched without regard to case. */
export async function parseProfile(reference: ProfileReference, text: string): Promise<Profile> {
  const { root, problems: refused } = await readYaml(text);
  const entries = root?.kind === "mapping" ? entriesOf(root.pairs) : [];
  const known = new Map<KnownKey, Entry>();
  for (const entry of entries) if (entry.known && !known.has(entry.known)) known.set(entry.known, entry);
  const syntax = known.size === entries.length ? refused : [...refused, ...repeatedKeys(entries)];
  const problems = syntax.length > 0 ? syntax : shapeProblems(known);
  return { ...reference, text, root, lineStarts: lineStartsOf(text), entries, known, problems };
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
    if (value?.kind === "mapping") entriesOf(value.pairs, path, entries);
  }
  return entries;
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
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
const isEmpty = ({ value }: Entry): boolean => value === null || (value.kind === "scalar" && value.value === null);

/** The known keys as plain nested objects, which is what the schema describes. */
function treeOf(known: ReadonlyMap<KnownKey, Entry>): unknown {
  const tree: Record<string, unknown> = {};
  for (const { key, parents, last, isParent } of places) {
    const entry = known.get(key);
    if (!entry) continue;
    const parent = parents.reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], tree);
    if (typeof parent === "object" && parent) {
      (parent as Record<string, unknown>)[last] = isParent && entry.value?.kind === "mapping" ? {} : entry.text ?? null;
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
