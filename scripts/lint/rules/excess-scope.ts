import type { ProfileRule } from "../rule.ts";
import { packScopesIn } from "../scope-words.ts";

/** Approving together with what is to be approved. */
export const excessScope: ProfileRule<"both"> = {
  about: "profile",
  id: "excess-scope",
  description: "One client may approve packs and also run or write them.",
  why: "Separation of duties: an approval is worth something only if it comes from somebody else than who runs or " +
    "publishes the pack.",
  severity: "warning",
  messages: {
    both: 'scope "packs.approve" stands together with "{{other}}". give approvals a client and a profile of their own',
  },
  check({ document }, report) {
    const entry = document.fields.get("scope");
    const scopes = packScopesIn(entry?.text ?? "");
    const others = ["packs.run", "packs.write"].filter((scope) => scopes.has(scope));
    if (!entry || !scopes.has("packs.approve") || others.length === 0) return;
    report("both", entry.valueSpan, { data: { other: others.join('" and "') } });
  },
};
