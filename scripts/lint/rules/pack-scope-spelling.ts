import type { ProfileRule } from "../rule.ts";
import { locateWords } from "../scalar-edit.ts";
import { findPackScope, splitWords } from "../scope-words.ts";

export const packScopeSpelling = {
  about: "profile",
  id: "pack-scope-spelling",
  description: "A pack scope is misspelt, such as packs:run or Packs.Run.",
  why:
    "Scopes are compared character by character (RFC 6749 §3.3). The Authority refuses a scope that it does not know, or " +
    "leaves it out of the token.",
  severity: "error",
  fixable: true,
  messages: {
    spelling: 'scope "{{word}}" is written "{{scope}}"',
    typo: 'unknown scope "{{word}}". did you mean "{{scope}}"?',
  },
  check({ document }, report) {
    const entry = document.fields.get("scope");
    if (!entry) return;
    const spans = locateWords(document, entry);
    for (const word of new Set(splitWords(entry.text ?? ""))) {
      const match = findPackScope(word);
      if (!match || match.scope === word) continue;
      const { scope, sameLetters } = match;
      const span = spans.get(word);
      const fix = span && { description: `write "${scope}"`, edits: [{ span, text: scope }] };
      report(sameLetters ? "spelling" : "typo", span ?? entry.valueSpan, {
        data: { word, scope },
        ...(sameLetters && fix ? { fix } : {}),
      });
    }
  },
} as const satisfies ProfileRule<"spelling" | "typo">;
