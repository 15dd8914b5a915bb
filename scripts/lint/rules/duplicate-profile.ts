import { nameRivals } from "../conflicts.ts";
import type { ProfileRule } from "../rule.ts";

/** Two profiles with one name. */
export const duplicateProfile: ProfileRule<"same"> = {
  about: "profile",
  id: "duplicate-profile",
  description: "Two profiles in one directory have names that differ by case or extension only.",
  why: "On Windows and macOS they are one file, and the last one copied wins.",
  severity: "warning",
  messages: { same: 'the name "{{name}}" is nearly that of {{others}}. rename one of them' },
  check(context, report) {
    const rivals = context.rivals("name");
    if (rivals.length === 0) return;
    report("same", { start: 0, end: 0 }, { data: { name: context.document.name, others: nameRivals(rivals) } });
  },
};
