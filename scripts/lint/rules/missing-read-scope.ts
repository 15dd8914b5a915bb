import type { ProfileRule } from "../rule.ts";
import { packScopesIn } from "../scope-words.ts";

/** Pack scopes without the one to read. */
export const missingReadScope: ProfileRule<"missing"> = {
  about: "profile",
  id: "missing-read-scope",
  description: "There are pack scopes, but not packs.read.",
  why:
    "Running, publishing and approving look up packs and runs first. Every role of the profile guide has packs.read.",
  severity: "warning",
  messages: { missing: 'scope "packs.read" is missing beside "{{other}}". add it' },
  check({ document }, report) {
    const entry = document.fields.get("scope");
    const scopes = packScopesIn(entry?.text ?? "");
    const [other] = scopes;
    if (entry && other && !scopes.has("packs.read")) report("missing", entry.valueSpan, { data: { other } });
  },
};
