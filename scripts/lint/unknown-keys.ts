import { findClosest } from "../core/suggest.ts";
import type { DocumentEntry, ProfileDocument } from "../profile/document.ts";
import { type KnownKey, knownKeys, mappings } from "../profile/fields.ts";

/** A key that is not in the profile guide, and the known one that it was most likely meant to be. */
export interface UnknownKey {
  readonly entry: DocumentEntry;
  readonly meant: KnownKey | undefined;
}

/** The topmost unknown keys. What stands below one, or below a key that should hold text, is part of it. */
export function unknownKeysOf(document: ProfileDocument): UnknownKey[] {
  // Nearly every profile has known keys only, each once.
  if (document.known.size === document.entries.length) return [];
  let below = 0;
  return document.entries.flatMap((entry): UnknownKey[] => {
    if (mappings.has(entry.known) || entry.keySpan.start < below) return [];
    below = entry.valueSpan.end;
    if (entry.known) return [];
    return [{ entry, meant: nearMissOf(entry) }];
  });
}

/**
 * The known key that an unknown one was most likely meant to be: a slip of the pen or a part of the word where it stands,
 * or the right word at the wrong place, `StellaOps:Authority:Url` among them.
 */
function nearMissOf({ path }: DocumentEntry): KnownKey | undefined {
  const word = lettersOf(path.at(-1) ?? "");
  const parent = path.slice(0, -1).join(".").toLowerCase();
  const siblings = knownKeys.filter((key) => parentOf(key).toLowerCase() === parent);
  const slip = findClosest(word, siblings.map(wordOf));
  if (slip) return siblings.find((key) => wordOf(key) === slip);
  const [part, another] = siblings.filter((key) => wordOf(key).startsWith(word) || wordOf(key).endsWith(word));
  if (part && !another && word.length >= minPart) return part;
  const whole = lettersOf(path.join("."));
  return knownKeys.find((key) => lettersOf(key) === whole || wordOf(key) === word);
}

/** Shorter parts of a key's name, such as `Url`, may well be keys of their own. */
const minPart = 6;

/** The letters of a key's last part: `clientid`. */
const wordOf = (key: KnownKey): string => lettersOf(key.slice(key.lastIndexOf(".") + 1));

/** The key above; empty for the topmost. */
function parentOf(key: KnownKey): string {
  return key.slice(0, Math.max(key.lastIndexOf("."), 0));
}

/** A key as people vary it: `client_id`, `Client-Id` and `ClientID` are one. */
const lettersOf = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, "");
