import type { ProfileRule } from "../rule.ts";
import { findPackScopes } from "../scope-words.ts";

export const excessScope = {
  about: "profile",
  id: "excess-scope",
  description: "One client may approve packs and also run or write them.",
  why:
    "Separation of duties: an approval means something only if it comes from somebody other than the one who runs or " +
    "publishes the pack.",
  severity: "warning",
  messages: {
    both: 'scope "packs.approve" is combined with "{{other}}". give approvals a client and a profile of their own',
  },
  check({ document }, report) {
    const entry = document.fields.get("scope");
    const scopes = findPackScopes(entry?.text ?? "");
    const others = ["packs.run", "packs.write"].filter((scope) => scopes.has(scope));
    if (!entry || !scopes.has("packs.approve") || others.length === 0) return;
    report("both", entry.valueSpan, { data: { other: others.join('" and "') } });
  },
} as const satisfies ProfileRule<"both">;
