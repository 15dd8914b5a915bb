import type { DocumentEntry, Problem } from "./document.ts";
import { type FieldName, fields, findChild } from "./fields.ts";
import { limits } from "./limits.ts";
import { isSecretKey } from "./secret-keys.ts";
import type { Node, Pair, Sequence } from "./yaml/nodes.ts";

/** The keys of a document, and what is wrong with their places. */
export interface CollectedEntries {
  /** As many as a profile may have, in the order of the file. Keys in lists are not among them. */
  readonly entries: readonly DocumentEntry[];
  readonly problems: readonly Problem[];
}

/**
 * A place in .NET's configuration, to which YAML is flattened: a colon in a key begins another level, as a nested mapping
 * does, and the keys of a list are its numbers.
 */
interface Place {
  /** Whether a key of the text leads here. */
  taken: boolean;
  readonly below: Map<string, Place>;
}

/**
 * Collects the keys of a document. It is a problem when two of them lead to one place, whatever their case: .NET refuses
 * them, and other readers differ in which of them counts. Nothing below a repeated key is examined. Another problem is
 * a key that leads to a field by a colon, which only .NET takes for that field.
 */
export function collectEntries(root: Node | undefined): CollectedEntries {
  const entries: DocumentEntry[] = [];
  const problems: Problem[] = [];
  const take = (place: Place | undefined, duplicate: Omit<Problem, "kind" | "code">): Place | undefined => {
    if (place?.taken) problems.push({ kind: "syntax", code: "DUPLICATE_KEY", ...duplicate });
    return place && !place.taken ? Object.assign(place, { taken: true }) : undefined;
  };
  const visitItem = (item: Node | null, index: number, { span }: Sequence, { place }: Surroundings): void => {
    const message = `a key leads to item ${index} of this list, too`;
    const taken = take(findPlace(place, `${index}`), { message, field: undefined, span: item?.span ?? span });
    visit(item, { place: taken, entry: null, isQuotable: false });
  };
  const visitPair = (pair: Pair, { place, entry: parent, isQuotable }: Surroundings): void => {
    const entry = createEntry(pair, parent);
    const { path, field, keySpan: span } = entry;
    const key = path.at(-1) ?? "";
    if (parent !== null) entries.push(entry);
    const message = isQuotable ? `duplicate key "${key}"` : "duplicate key";
    const taken = take(findPlace(place, key), { message, field, span });
    const flat = parent === null ? undefined : findFlatField(key, parent);
    if (flat) problems.push({ kind: "difference", code: "FLAT_KEY", message: describeFlat(flat), field: flat, span });
    visit(entry.value, {
      place: taken,
      entry: parent === null ? null : entry,
      isQuotable: isQuotable && key !== "" && !isSecretKey(key),
    });
  };
  const visit = (node: Node | null, surroundings: Surroundings): void => {
    if (node?.kind === "sequence") {
      for (const [index, item] of node.items.entries()) visitItem(item, index, node, surroundings);
    } else if (node?.kind === "mapping") {
      for (const pair of node.pairs) if (entries.length < limits.keys) visitPair(pair, surroundings);
    }
  };
  visit(root ?? null, { place: createPlace(), entry: undefined, isQuotable: true });
  return { entries, problems };
}

/** Where a value is. */
interface Surroundings {
  /** Undefined below a repeated key. */
  readonly place: Place | undefined;
  /** The entry whose value it is; undefined at the top, null in a list. */
  readonly entry: DocumentEntry | undefined | null;
  /** Whether a message may quote a key in it: below a secret, a key is part of it, and a list or a lost key may hold one. */
  readonly isQuotable: boolean;
}

const createPlace = (): Place => ({ taken: false, below: new Map() });

/** The place that a key leads to. Upper case makes more keys equal than .NET's ordinal comparison does, never fewer. */
function findPlace(from: Place | undefined, key: string): Place | undefined {
  let place = from;
  for (const part of key.toUpperCase().split(":")) {
    const next = place?.below.get(part) ?? createPlace();
    place = place?.below.set(part, next) && next;
  }
  return place;
}

function createEntry({ key, value }: Pair, parent: DocumentEntry | undefined | null): DocumentEntry {
  const keySpan = key?.span ?? { start: 0, end: 0 };
  const word = key?.kind === "scalar" ? key.source : "";
  return {
    path: [...parent?.path ?? [], word],
    field: findFieldBelow(parent, word),
    keySpan,
    valueSpan: value?.span ?? keySpan,
    value,
    text: value?.kind === "scalar" && typeof value.value === "string" ? value.value : undefined,
  };
}

/** The field that a key below this entry is. What is below an unknown key is unknown. */
function findFieldBelow(parent: DocumentEntry | undefined | null, key: string): FieldName | undefined {
  return parent === null || (parent && !parent.field) ? undefined : findChild(parent?.field, key);
}

/** The field that a key with a colon sets in .NET, or begins with; undefined for any other key. */
function findFlatField(key: string, parent: DocumentEntry | undefined): FieldName | undefined {
  const parts = key.split(":");
  if (parts.length === 1 || (parent && !parent.field)) return undefined;
  let field = parent?.field;
  for (const part of parts) {
    const child = findChild(field, part);
    // A key below a mapping may be one that the profile guide does not define; below a text there can be none.
    if (!child) return field !== parent?.field && field && fields[field].type !== "mapping" ? field : undefined;
    field = child;
  }
  return field;
}

/** Never quotes the key, which may hold a value: `{ClientSecret:x}` has one key and no value. */
const describeFlat = (field: FieldName): string =>
  `.NET takes a colon in a key for another level, and this key for "${fields[field].path.join(":")}"`;
