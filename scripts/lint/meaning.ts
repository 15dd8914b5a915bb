import { isAlias, isMap, isPair, isScalar, isSeq } from "yaml";
import type { Profile } from "../profile/profile.ts";
import { packScopeOf, scopeWords } from "./scope-words.ts";

/**
 * What a profile says, whatever the way that it is written in: case of keys, quotes, blanks and spelling of scopes.
 * Two texts of one meaning load alike. Holds the secret, if there is one: not to be shown.
 */
export function meaningOf(profile: Profile): string {
  return JSON.stringify(meaningOfNode(profile.document.contents, ""));
}

/** The one value whose blanks and spelling do not count. */
const scopeKey = "stellaops.authority.scope";

function meaningOfNode(node: unknown, path: string): unknown {
  if (path === scopeKey) return scopesIn(node);
  if (isMap(node)) return node.items.map((pair) => meaningOfNode(pair, path));
  if (isSeq(node)) return { list: node.items.map((item) => meaningOfNode(item, `${path}[]`)) };
  if (isAlias(node)) return { alias: node.source };
  if (!isPair(node)) return textOf(node);
  const key = textOf(node.key)?.toLowerCase() ?? "";
  return [
    isScalar(node.key) ? key : meaningOfNode(node.key, `${path}?`),
    meaningOfNode(node.value, path ? `${path}.${key}` : key),
  ];
}

/** The text of a scalar as readers of configuration see it: numbers and truth values as they are written. */
function textOf(node: unknown): string | undefined {
  if (!isScalar(node)) return undefined;
  return typeof node.value === "string" ? node.value : node.source;
}

function scopesIn(node: unknown): string[] {
  const texts = isSeq(node) ? node.items.map(textOf) : [textOf(node)];
  const words = texts.flatMap((text) => scopeWords(text ?? "")).map((word) => {
    const meant = packScopeOf(word);
    return meant?.sameLetters ? meant.scope : word;
  });
  return [...new Set(words)];
}
