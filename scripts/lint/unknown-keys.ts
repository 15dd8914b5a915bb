import { findClosest } from "../core/suggest.ts";
import type { DocumentEntry, ProfileDocument } from "../profile/document.ts";
import { allFields, type Field, fields } from "../profile/fields.ts";

/** A key that is not in the profile guide, and the known key that was most likely meant. */
export interface UnknownKey {
  readonly entry: DocumentEntry;
  readonly meant: Field | undefined;
}

/** The topmost unknown keys. Whatever is below one, or below a key that should hold text, belongs to it. */
export function findUnknownKeys(document: ProfileDocument): UnknownKey[] {
  // Nearly every profile has known keys only, each once.
  if (document.fields.size === document.entries.length) return [];
  // Another rule reports these.
  const flat = new Set(document.problems.filter(({ code }) => code === "FLAT_KEY").map(({ span }) => span));
  let end = 0;
  return document.entries.flatMap((entry): UnknownKey[] => {
    if (entry.keySpan.start < end || (entry.field && fields[entry.field].type === "mapping")) return [];
    end = entry.valueSpan.end;
    return entry.field || flat.has(entry.keySpan) ? [] : [{ entry, meant: findMeantKey(entry) }];
  });
}

/**
 * The known key that was most likely meant: a typo or a part of the word in the right place, or the right word in the
 * wrong place, such as `StellaOps:Authority:Url`.
 */
function findMeantKey({ path }: DocumentEntry): Field | undefined {
  const word = toLetters(path.at(-1) ?? "");
  const parent = path.slice(0, -1).join(".").toLowerCase();
  const siblings = allFields.filter(({ path }) => path.slice(0, -1).join(".").toLowerCase() === parent);
  const typo = findClosest(word, siblings.map(getWord));
  if (typo) return siblings.find((field) => getWord(field) === typo);
  const [part, another] = siblings.filter((field) => getWord(field).startsWith(word) || getWord(field).endsWith(word));
  if (part && !another && word.length >= minPart) return part;
  const whole = toLetters(path.join("."));
  return allFields.find((field) => toLetters(field.key) === whole || getWord(field) === word);
}

/** Shorter parts of a key's name, such as `Url`, may well be keys of their own. */
const minPart = 6;

/** The letters of a key's last part: `clientid`. */
const getWord = ({ path }: Field): string => toLetters(path.at(-1) ?? "");

/** A key as people vary it: `client_id`, `Client-Id` and `ClientID` are the same. */
const toLetters = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, "");
