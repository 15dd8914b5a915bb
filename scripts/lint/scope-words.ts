import { findClosest } from "../core/suggest.ts";
import { packScopes } from "../profile/scopes.ts";

/** The words of a scope value. Commas and semicolons separate words, too. */
export function splitWords(scope: string): string[] {
  return scope.split(/[\s,;]+/).filter(Boolean);
}

/** The pack scope that a word most likely means. */
export interface PackScopeMatch {
  readonly scope: string;
  /** Whether the word differs in case and separators at most: `packs:run`, `Packs.Run`, `pack_run`. */
  readonly sameLetters: boolean;
}

/** The pack scope that a word is or most likely means; undefined for the scopes of other services. */
export function findPackScope(word: string): PackScopeMatch | undefined {
  const same = packScopes.find((scope) => scope === word) ?? scopesByLetters.get(toLetters(word));
  if (same) return { scope: same, sameLetters: true };
  const near = findClosest(word, packScopes);
  return near ? { scope: near, sameLetters: false } : undefined;
}

function toLetters(scope: string): string {
  return scope.toLowerCase().replace(/[^a-z]/g, "").replace(/^packs?/, "pack");
}

const scopesByLetters: ReadonlyMap<string, string> = new Map(packScopes.map((scope) => [toLetters(scope), scope]));

/** The pack scopes that a scope value means, however they are spelt. */
export function findPackScopes(scope: string): Set<string> {
  return new Set(splitWords(scope).flatMap((word) => findPackScope(word)?.scope ?? []));
}
