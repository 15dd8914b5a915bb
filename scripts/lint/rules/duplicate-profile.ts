import { describeOthers } from "../conflicts.ts";
import type { ProfileRule } from "../rule.ts";

export const duplicateProfile = {
  about: "profile",
  id: "duplicate-profile",
  description: "Two profiles in one directory have names that differ only in case or extension.",
  why: "On Windows and macOS they are the same file, and the last one copied wins.",
  severity: "warning",
  messages: { same: 'the name "{{name}}" differs from {{others}} only in case or extension. rename one of them' },
  check({ document, findConflict }, report) {
    const conflict = findConflict("name");
    if (!conflict) return;
    report("same", { start: 0, end: 0 }, { data: { name: document.name, others: describeOthers(conflict) } });
  },
} as const satisfies ProfileRule<"same">;
