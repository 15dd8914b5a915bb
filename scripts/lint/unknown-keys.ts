import { findClosest } from "../core/suggest.ts";
import type { DocumentEntry, ProfileDocument } from "../profile/document.ts";
import { allFields, type Field, fields } from "../profile/fields.ts";

/** A key that is not in the profile guide, and the known one that it was most likely meant to be. */
export interface UnknownKey {
  readonly entry: DocumentEntry;
  readonly meant: Field | undefined;
}

/** The topmost unknown keys. What stands below one, or below a key that should hold text, is part of it. */
export function unknownKeysOf(document: ProfileDocument): UnknownKey[] {
  // Nearly every profile has known keys only, each once.
  if (document.fields.size === document.entries.length) return [];
  let below = 0;
  return document.entries.flatMap((entry): UnknownKey[] => {
    if (entry.keySpan.start < below || (entry.field && fields[entry.field].type === "mapping")) return [];
    below = entry.valueSpan.end;
    if (entry.field) return [];
    return [{ entry, meant: nearMissOf(entry) }];
  });
}

/**
 * The known key that an unknown one was most likely meant to be: a slip of the pen or a part of the word where it stands,
 * or the right word at the wrong place, `StellaOps:Authority:Url` among them.
 */
function nearMissOf({ path }: DocumentEntry): Field | undefined {
  const word = lettersOf(path.at(-1) ?? "");
  const parent = path.slice(0, -1).join(".").toLowerCase();
  const siblings = allFields.filter(({ path }) => path.slice(0, -1).join(".").toLowerCase() === parent);
  const slip = findClosest(word, siblings.map(wordOf));
  if (slip) return siblings.find((field) => wordOf(field) === slip);
  const [part, another] = siblings.filter((field) => wordOf(field).startsWith(word) || wordOf(field).endsWith(word));
  if (part && !another && word.length >= minPart) return part;
  const whole = lettersOf(path.join("."));
  return allFields.find((field) => lettersOf(field.key) === whole || wordOf(field) === word);
}

/** Shorter parts of a key's name, such as `Url`, may well be keys of their own. */
const minPart = 6;

/** The letters of a key's last part: `clientid`. */
const wordOf = ({ path }: Field): string => lettersOf(path.at(-1) ?? "");

/** A key as people vary it: `client_id`, `Client-Id` and `ClientID` are one. */
const lettersOf = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, "");
