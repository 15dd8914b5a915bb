import { fields } from "../../profile/fields.ts";
import { unknownKeysOf } from "../unknown-keys.ts";
import type { ProfileRule } from "../rule.ts";

/** A key that every profile needs. */
export const missingKey: ProfileRule<"missing"> = {
  about: "profile",
  id: "missing-key",
  description: "A key that every profile needs is missing.",
  why: "Without the Authority's URL, a client id and a scope, no token can be requested.",
  severity: "error",
  messages: { missing: 'key "{{key}}" is missing. add it' },
  check({ document }, report) {
    // A slip of the pen is told once, by the rule about unknown keys.
    const slips = new Set(unknownKeysOf(document).map(({ meant }) => meant?.name));
    for (const { code, field, span } of document.problems) {
      if (code === "missing" && field && !slips.has(field)) {
        report("missing", span, { data: { key: fields[field].key } });
      }
    }
  },
};
