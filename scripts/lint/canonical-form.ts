import type { ProfileDocument } from "../profile/document.ts";
import type { Node } from "../profile/yaml/nodes.ts";
import { findPackScope, splitWords } from "./scope-words.ts";

/**
 * What a profile says, however it is written: without the case of keys, quotes, spaces and the spelling of scopes. Two
 * texts of the same form load alike. It holds the secret, if the profile has one: never show it.
 */
export function toCanonicalForm(document: ProfileDocument): string {
  return JSON.stringify(toCanonicalValue(document.root ?? null, ""));
}

/** The one value whose spaces and spelling do not matter. */
const scopeKey = "stellaops.authority.scope";

function toCanonicalValue(node: Node | null, path: string): unknown {
  if (path === scopeKey) return toCanonicalScopes(node);
  if (node?.kind === "sequence") return { list: node.items.map((item) => toCanonicalValue(item, `${path}[]`)) };
  if (node?.kind === "alias") return { alias: node.source };
  if (node?.kind !== "mapping") return getText(node);
  return node.pairs.map((pair) => {
    const key = getText(pair.key)?.toLowerCase() ?? "";
    return [
      pair.key?.kind === "scalar" ? key : toCanonicalValue(pair.key, `${path}?`),
      toCanonicalValue(pair.value, path ? `${path}.${key}` : key),
    ];
  });
}

/** A scalar as readers of configuration see it: numbers and booleans as they are written. */
function getText(node: Node | null): string | undefined {
  if (node?.kind !== "scalar") return undefined;
  return typeof node.value === "string" ? node.value : node.source;
}

function toCanonicalScopes(node: Node | null): string[] {
  const texts = node?.kind === "sequence" ? node.items.map(getText) : [getText(node)];
  const words = texts.flatMap((text) => splitWords(text ?? "")).map((word) => {
    const match = findPackScope(word);
    return match?.sameLetters ? match.scope : word;
  });
  return [...new Set(words)];
}
