import type { Node } from "../profile/yaml/nodes.ts";
import type { ProfileDocument } from "../profile/document.ts";
import { packScopeOf, scopeWords } from "./scope-words.ts";

/**
 * What a profile says, whatever the way that it is written in: case of keys, quotes, blanks and spelling of scopes.
 * Two texts of one meaning load alike. Holds the secret, if there is one: not to be shown.
 */
export function meaningOf(document: ProfileDocument): string {
  return JSON.stringify(meaningOfNode(document.root ?? null, ""));
}

/** The one value whose blanks and spelling do not count. */
const scopeKey = "stellaops.authority.scope";

function meaningOfNode(node: Node | null, path: string): unknown {
  if (path === scopeKey) return scopesIn(node);
  if (node?.kind === "sequence") return { list: node.items.map((item) => meaningOfNode(item, `${path}[]`)) };
  if (node?.kind === "alias") return { alias: node.source };
  if (node?.kind !== "mapping") return textOf(node);
  return node.pairs.map((pair) => {
    const key = textOf(pair.key)?.toLowerCase() ?? "";
    return [
      pair.key?.kind === "scalar" ? key : meaningOfNode(pair.key, `${path}?`),
      meaningOfNode(pair.value, path ? `${path}.${key}` : key),
    ];
  });
}

/** The text of a scalar as readers of configuration see it: numbers and truth values as they are written. */
function textOf(node: Node | null): string | undefined {
  if (node?.kind !== "scalar") return undefined;
  return typeof node.value === "string" ? node.value : node.source;
}

function scopesIn(node: Node | null): string[] {
  const texts = node?.kind === "sequence" ? node.items.map(textOf) : [textOf(node)];
  const words = texts.flatMap((text) => scopeWords(text ?? "")).map((word) => {
    const meant = packScopeOf(word);
    return meant?.sameLetters ? meant.scope : word;
  });
  return [...new Set(words)];
}
