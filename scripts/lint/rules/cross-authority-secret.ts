import { describeOthers } from "../conflicts.ts";
import type { ProfileRule } from "../rule.ts";

export const crossAuthoritySecret = {
  about: "profile",
  id: "cross-authority-secret",
  description: "Profiles of different Authorities use the same secret file.",
  why:
    "Each Authority would get the secret of the other one, and could log in there. The token commands refuse to send it.",
  severity: "error",
  messages: {
    shared:
      "the secret file is also used by {{others}} for another Authority. give each profile a secret file of its own",
  },
  check({ document, findConflict }, report) {
    const entry = document.fields.get("clientSecretFile");
    const conflict = findConflict("secretAuthority");
    if (entry && conflict) report("shared", entry.valueSpan, { data: { others: describeOthers(conflict) } });
  },
} as const satisfies ProfileRule<"shared">;
