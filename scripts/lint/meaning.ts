import { isMap, isScalar, isSeq } from "yaml";
import type { Entry, Profile } from "../profile/profile.ts";
import { packScopeOf, scopeWords } from "./scope-words.ts";

/**
 * What a profile says, whatever the way that it is written in: case of known keys, quotes, blanks and spelling of scopes.
 * Two texts of one meaning load alike. Holds the secret, if there is one: not to be shown.
 */
export function meaningOf(profile: Profile): string {
  return JSON.stringify(profile.entries.map((entry) => [entry.known ?? entry.path, valueOf(entry, profile)]));
}

function valueOf(entry: Entry, { text }: Profile): unknown {
  const { value, valueSpan } = entry;
  if (isMap(value)) return {};
  if (entry.known === "StellaOps.Authority.Scope") return scopesOf(entry);
  return scalarText(value) ?? text.slice(valueSpan.start, valueSpan.end);
}

/** The text of a scalar as readers of configuration see it: numbers and truth values as they are written. */
function scalarText(node: unknown): string | undefined {
  if (!isScalar(node)) return undefined;
  return typeof node.value === "string" ? node.value : node.source;
}

function scopesOf({ value }: Entry): string[] {
  const texts = isSeq(value) ? value.items.map(scalarText) : [scalarText(value)];
  const words = texts.flatMap((text) => scopeWords(text ?? ""));
  return [
    ...new Set(words.map((word) => {
      const meant = packScopeOf(word);
      return meant?.sameLetters ? meant.scope : word;
    })),
  ];
}
