import { describeOthers } from "../conflicts.ts";
import type { ProfileRule } from "../rule.ts";

export const sharedSecret = {
  about: "profile",
  id: "shared-secret",
  description: "Two profiles with different clients or scopes use the same secret file.",
  why: "Anyone who may read the secret of one role can then act in the other, and rotating one secret breaks both.",
  severity: "warning",
  messages: { shared: "the secret file is also used by {{others}}. give each role a secret of its own" },
  check({ document, findConflict }, report) {
    const entry = document.fields.get("clientSecretFile");
    const conflict = findConflict("secretFile");
    if (entry && conflict) report("shared", entry.valueSpan, { data: { others: describeOthers(conflict) } });
  },
} as const satisfies ProfileRule<"shared">;
