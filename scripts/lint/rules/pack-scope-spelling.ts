import type { ProfileRule } from "../rule.ts";
import { spanOfWord } from "../scalar-edit.ts";
import { packScopeOf, scopeWords } from "../scope-words.ts";

/** A pack scope in another spelling. */
export const packScopeSpelling: ProfileRule<"spelling" | "slip"> = {
  about: "profile",
  id: "pack-scope-spelling",
  description: "A pack scope is spelt in another way, such as packs:run or Packs.Run, or is nearly one.",
  why:
    "Scopes are compared to the letter (RFC 6749 §3.3). The Authority refuses a scope that it does not know, or leaves " +
    "it out of the token.",
  severity: "error",
  fixable: true,
  messages: {
    spelling: 'scope "{{word}}" is written "{{scope}}"',
    slip: 'unknown scope "{{word}}". did you mean "{{scope}}"?',
  },
  check({ document }, report) {
    const entry = document.fields.get("scope");
    for (const word of new Set(scopeWords(entry?.text ?? ""))) {
      const meant = packScopeOf(word);
      if (!entry || !meant || meant.scope === word) continue;
      const { scope, sameLetters } = meant;
      const span = spanOfWord(document, entry, word);
      const exact = sameLetters && document.text.slice(span.start, span.end) === word;
      const fix = { description: `write "${scope}"`, edits: [{ span, text: scope }] };
      report(sameLetters ? "spelling" : "slip", span, { data: { word, scope }, ...(exact ? { fix } : {}) });
    }
  },
};
