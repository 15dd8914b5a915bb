import { fields } from "../../profile/fields.ts";
import type { ProfileRule } from "../rule.ts";

export const emptyValue = {
  about: "profile",
  id: "empty-value",
  description: "A known key has no value.",
  why: "An empty value overrides the default with nothing. Without the key, the default applies.",
  severity: "error",
  messages: { empty: 'key "{{key}}" has no value. give it one, or remove the key' },
  check({ document }, report) {
    for (const [field, entry] of document.fields) {
      const empty = document.problems.some((problem) => problem.code === "empty" && problem.field === field);
      if (empty || entry.text?.trim() === "") report("empty", entry.valueSpan, { data: { key: fields[field].key } });
    }
  },
} as const satisfies ProfileRule<"empty">;
