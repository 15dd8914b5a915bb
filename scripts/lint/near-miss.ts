import { closest } from "../cli/suggest.ts";
import type { Entry, Profile } from "../profile/profile.ts";
import { type KnownKey, knownKeys } from "../profile/schema.ts";

/** A key that is not in the profile guide, and the known one that it was most likely meant to be. */
export interface UnknownKey {
  readonly entry: Entry;
  readonly meant: KnownKey | undefined;
}

/** The topmost unknown keys: what stands below one is part of it. */
export function unknownKeysOf(profile: Profile): UnknownKey[] {
  let below = 0;
  return profile.entries.flatMap((entry): UnknownKey[] => {
    if (entry.known || entry.keySpan.start < below) return [];
    below = entry.valueSpan.end;
    return [{ entry, meant: nearMissOf(entry) }];
  });
}

/** The last part of each known key, such as `Url`. */
const lastParts: ReadonlyMap<KnownKey, string> = new Map(
  knownKeys.map((key) => [key, key.slice(key.lastIndexOf(".") + 1)]),
);

/**
 * The known key that an unknown one was most likely meant to be: a slip of the pen where it stands, or the right word
 * at the wrong place, `StellaOps:Authority:Url` among them.
 */
function nearMissOf(entry: Entry): KnownKey | undefined {
  const word = lettersOf(entry.path.at(-1) ?? "");
  const parent = entry.path.slice(0, -1).join(".").toLowerCase();
  const siblings = knownKeys.filter((key) => parentOf(key).toLowerCase() === parent);
  const slip = closest(word, siblings.map((key) => lettersOf(lastParts.get(key) as string)));
  if (slip) return siblings.find((key) => lettersOf(lastParts.get(key) as string) === slip);
  const whole = lettersOf(entry.path.join("."));
  return knownKeys.find((key) =>
    lettersOf(key) === whole || (word.length > 2 && lettersOf(lastParts.get(key) as string) === word)
  );
}

/** The key above; empty for the topmost. */
function parentOf(key: KnownKey): string {
  return key.slice(0, Math.max(key.lastIndexOf("."), 0));
}

/** A key as people vary it: `client_id`, `Client-Id` and `ClientID` are one. */
const lettersOf = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, "");
