import type { ProfileRule } from "../rule.ts";

/** A list, mapping, number or alias where a string or a mapping belongs. */
export const invalidType: ProfileRule<"type"> = {
  about: "profile",
  id: "invalid-type",
  description: "A value is of the wrong type, such as a list or a number where text belongs.",
  why: "The CLI binds these keys to strings. A list binds to nothing, and a number loses its leading zeros on the way.",
  severity: "error",
  messages: { type: "{{problem}}" },
  check({ profile }, report) {
    for (const { code, message, span } of profile.problems) {
      if (code === "type") report("type", span, { data: { problem: message } });
    }
  },
};
