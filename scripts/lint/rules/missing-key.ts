import { fields } from "../../profile/fields.ts";
import type { ProfileRule } from "../rule.ts";

export const missingKey = {
  about: "profile",
  id: "missing-key",
  description: "A required key is missing.",
  why: "Without the Authority's URL, a client id and a scope, no token can be requested.",
  severity: "error",
  messages: { missing: 'key "{{key}}" is missing. add it' },
  check({ document, unknownKeys }, report) {
    // The rule about unknown keys reports typos.
    const misspelt = new Set(unknownKeys.map(({ meant }) => meant?.name));
    for (const { code, field, span } of document.problems) {
      if (code !== "missing" || !field || misspelt.has(field)) continue;
      report("missing", span, { data: { key: fields[field].key } });
    }
  },
} as const satisfies ProfileRule<"missing">;
