import { nameRivals } from "../conflicts.ts";
import type { ProfileRule } from "../rule.ts";

/** One secret file for two roles. */
export const sharedSecret: ProfileRule<"shared"> = {
  about: "profile",
  id: "shared-secret",
  description: "Two profiles of different clients or scopes use one secret file.",
  why: "Whoever may read the secret of one role can then act in the other, and rotating one secret breaks both.",
  severity: "warning",
  messages: { shared: "the secret file is also used by {{others}}. give each role a secret of its own" },
  check(context, report) {
    const entry = context.document.fields.get("clientSecretFile");
    const rivals = context.rivals("secretFile");
    if (entry && rivals.length > 0) report("shared", entry.valueSpan, { data: { others: nameRivals(rivals) } });
  },
};
