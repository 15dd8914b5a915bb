import { fields } from "../../profile/fields.ts";
import type { ProfileRule } from "../rule.ts";

/** A known key in another case. */
export const keyCase: ProfileRule<"case"> = {
  about: "profile",
  id: "key-case",
  description: "A known key is not written in the profile guide's case.",
  why: "The CLI binds keys without regard to case, but other readers of the file and people searching it do not.",
  severity: "warning",
  fixable: true,
  messages: { case: 'key "{{key}}" is written "{{known}}" in the profile guide' },
  check({ document }, report) {
    for (const { path, field, keySpan } of document.entries) {
      const key = path.at(-1) ?? "";
      const right = field && fields[field].path.at(-1);
      if (!right || key === right) continue;
      const start = document.text.indexOf(key, keySpan.start);
      const edits = [{ span: { start, end: start + key.length }, text: right }];
      report("case", keySpan, { data: { key, known: right }, fix: { description: `write "${right}"`, edits } });
    }
  },
};
