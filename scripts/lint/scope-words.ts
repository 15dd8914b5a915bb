import { findClosest } from "../core/suggest.ts";
import { packScopes } from "../profile/scopes.ts";

/** The words of a scope value, commas and semicolons taken for blanks. */
export function scopeWords(scope: string): string[] {
  return scope.split(/[\s,;]+/).filter(Boolean);
}

/** What a word of a scope was most likely meant to be. */
export interface MeantScope {
  readonly scope: string;
  /** Only case or separators differ: `packs:run`, `Packs.Run`, `pack_run`. */
  readonly sameLetters: boolean;
}

/** The pack scope that a word is, or was meant to be; undefined for the scopes of other services. */
export function packScopeOf(word: string): MeantScope | undefined {
  const same = packScopes.find((scope) => scope === word) ?? byLetters.get(lettersOf(word));
  if (same) return { scope: same, sameLetters: true };
  const near = findClosest(word, packScopes);
  return near ? { scope: near, sameLetters: false } : undefined;
}

function lettersOf(scope: string): string {
  return scope.toLowerCase().replace(/[^a-z]/g, "").replace(/^packs?/, "pack");
}

const byLetters: ReadonlyMap<string, string> = new Map(packScopes.map((scope) => [lettersOf(scope), scope]));

/** The pack scopes that a scope value means, however they are spelt. */
export function packScopesIn(scope: string): Set<string> {
  return new Set(scopeWords(scope).flatMap((word) => packScopeOf(word)?.scope ?? []));
}
