import type { ProfileRule } from "../rule.ts";
import { findPackScopes } from "../scope-words.ts";

export const missingReadScope = {
  about: "profile",
  id: "missing-read-scope",
  description: "There are pack scopes, but packs.read is not among them.",
  why:
    "Running, publishing and approving all look up packs and runs first. Every role in the profile guide has packs.read.",
  severity: "warning",
  messages: { missing: 'scope "packs.read" is missing beside "{{other}}". add it' },
  check({ document }, report) {
    const entry = document.fields.get("scope");
    const scopes = findPackScopes(entry?.text ?? "");
    const [other] = scopes;
    if (entry && other && !scopes.has("packs.read")) report("missing", entry.valueSpan, { data: { other } });
  },
} as const satisfies ProfileRule<"missing">;
