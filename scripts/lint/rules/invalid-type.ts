import { isScalar, isSeq } from "yaml";
import type { ProfileRule } from "../rule.ts";
import { quoteEdits } from "../scalar-edit.ts";

/** A list, mapping, number or alias where a string or a mapping belongs. */
export const invalidType: ProfileRule<"type"> = {
  about: "profile",
  id: "invalid-type",
  description: "A value is of the wrong type, such as a list or a number where text belongs.",
  why: "The CLI binds these keys to strings. A list binds to nothing, and a number loses its leading zeros on the way.",
  severity: "error",
  fixable: true,
  messages: { type: "{{problem}}" },
  check({ profile }, report) {
    for (const { code, message, key, span } of profile.problems) {
      const value = key && profile.known.get(key)?.value;
      // A list of scopes has a rule of its own.
      if (code !== "type" || (key === "StellaOps.Authority.Scope" && isSeq(value))) continue;
      const plain = isScalar(value) && value.type === "PLAIN" && !value.tag && !value.anchor;
      const fix = { description: "quote the value", edits: quoteEdits(span) };
      report("type", span, { data: { problem: message }, ...(plain ? { fix } : {}) });
    }
  },
};
