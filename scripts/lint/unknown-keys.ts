import { findClosest } from "../core/suggest.ts";
import type { DocumentEntry, ProfileDocument } from "../profile/document.ts";
import { type KnownKey, knownKeys, mappings } from "../profile/fields.ts";

/** A key that is not in the profile guide, and the known key that was most likely meant. */
export interface UnknownKey {
  readonly entry: DocumentEntry;
  readonly meant: KnownKey | undefined;
}

/** The topmost unknown keys. Whatever is below one, or below a key that should hold text, belongs to it. */
export function findUnknownKeys(document: ProfileDocument): UnknownKey[] {
  // Nearly every profile has known keys only, each once.
  if (document.known.size === document.entries.length) return [];
  let end = 0;
  return document.entries.flatMap((entry): UnknownKey[] => {
    if (mappings.has(entry.known) || entry.keySpan.start < end) return [];
    end = entry.valueSpan.end;
    return entry.known ? [] : [{ entry, meant: findMeantKey(entry) }];
  });
}

/**
 * The known key that was most likely meant: a typo or a part of the word in the right place, or the right word in the
 * wrong place, such as `StellaOps:Authority:Url`.
 */
function findMeantKey({ path }: DocumentEntry): KnownKey | undefined {
  const word = toLetters(path.at(-1) ?? "");
  const parent = path.slice(0, -1).join(".").toLowerCase();
  const siblings = knownKeys.filter((key) => getParent(key).toLowerCase() === parent);
  const typo = findClosest(word, siblings.map(getWord));
  if (typo) return siblings.find((key) => getWord(key) === typo);
  const [part, another] = siblings.filter((key) => getWord(key).startsWith(word) || getWord(key).endsWith(word));
  if (part && !another && word.length >= minPart) return part;
  const whole = toLetters(path.join("."));
  return knownKeys.find((key) => toLetters(key) === whole || getWord(key) === word);
}

/** Shorter parts of a key's name, such as `Url`, may well be keys of their own. */
const minPart = 6;

/** The letters of a key's last part: `clientid`. */
const getWord = (key: KnownKey): string => toLetters(key.slice(key.lastIndexOf(".") + 1));

/** The key above; empty for the topmost. */
function getParent(key: KnownKey): string {
  return key.slice(0, Math.max(key.lastIndexOf("."), 0));
}

/** A key as people vary it: `client_id`, `Client-Id` and `ClientID` are the same. */
const toLetters = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, "");
