import { unknownKeysOf } from "../unknown-keys.ts";
import type { ProfileRule } from "../rule.ts";
import { isRunMetadata } from "../run-metadata.ts";

/** A key that is not in the profile guide. */
export const unknownKey: ProfileRule<"slip" | "unknown"> = {
  about: "profile",
  id: "unknown-key",
  description:
    "A key is not one of the profile guide's: an error where it is nearly one of them, else for information.",
  why:
    "The CLI ignores a key that it does not know, without a word, so that a slip of the pen switches a setting off. " +
    "Profiles map onto the whole configuration of the CLI, so other keys may well be meant.",
  severity: "info",
  messages: {
    slip: 'unknown key "{{key}}". did you mean "{{known}}"?',
    unknown: 'key "{{key}}" is not in the profile guide. remove it unless the CLI\'s configuration has it',
  },
  check({ document }, report) {
    for (const { entry, meant } of unknownKeysOf(document)) {
      const key = entry.path.at(-1) ?? "";
      // These have rules of their own.
      if (key === "<<" || isRunMetadata(entry)) continue;
      if (meant) report("slip", entry.keySpan, { data: { key, known: meant.key }, severity: "error" });
      else report("unknown", entry.keySpan, { data: { key } });
    }
  },
};
