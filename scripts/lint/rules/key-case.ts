import { fields } from "../../profile/fields.ts";
import type { ProfileRule } from "../rule.ts";

export const keyCase = {
  about: "profile",
  id: "key-case",
  description: "The case of a known key differs from the profile guide.",
  why: "The CLI ignores the case of keys, but other readers of the file, and people who search it, do not.",
  severity: "warning",
  fixable: true,
  messages: { case: 'key "{{key}}" is written "{{known}}" in the profile guide' },
  check({ document }, report) {
    for (const { path, field, keySpan } of document.entries) {
      const key = path.at(-1) ?? "";
      const correct = field && fields[field].path.at(-1);
      if (!correct || key === correct) continue;
      const start = document.text.indexOf(key, keySpan.start);
      const edits = [{ span: { start, end: start + key.length }, text: correct }];
      report("case", keySpan, { data: { key, known: correct }, fix: { description: `write "${correct}"`, edits } });
    }
  },
} as const satisfies ProfileRule<"case">;
