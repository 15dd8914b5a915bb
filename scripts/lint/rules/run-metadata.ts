import type { ProfileRule } from "../rule.ts";
import { isRunMetadata } from "../run-metadata.ts";

/** What belongs to one run, in a profile. */
export const runMetadata: ProfileRule<"stored"> = {
  about: "profile",
  id: "run-metadata",
  description: "A run id, gate id or plan hash is stored in the profile.",
  why: "They change with every run, so the profile guide has them passed when an approval is asked for. A stored one " +
    "would approve a run that nobody looked at.",
  severity: "error",
  messages: { stored: 'key "{{key}}" belongs to one run, not to a profile. remove it, and pass it when approving' },
  check({ document }, report) {
    for (const entry of document.entries) {
      if (isRunMetadata(entry)) report("stored", entry.keySpan, { data: { key: entry.path.at(-1) ?? "" } });
    }
  },
};
