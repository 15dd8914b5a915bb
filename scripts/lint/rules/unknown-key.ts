import type { ProfileRule } from "../rule.ts";
import { isRunMetadata } from "./run-metadata.ts";

export const unknownKey = {
  about: "profile",
  id: "unknown-key",
  description: "A key is not in the profile guide: an error if it looks like a typo, otherwise for information.",
  why:
    "The CLI silently ignores keys that it does not know, so a typo switches a setting off. Profiles map onto the whole " +
    "configuration of the CLI, so other keys may well be intended.",
  severity: "info",
  messages: {
    typo: 'unknown key "{{key}}". did you mean "{{known}}"?',
    place: 'unknown key "{{key}}". write "{{known}}" below "{{parent}}"',
    unknown: 'key "{{key}}" is not in the profile guide. remove it unless it is part of the CLI\'s configuration',
  },
  check({ unknownKeys }, report) {
    for (const { entry, meant } of unknownKeys) {
      const key = entry.path.at(-1) ?? "";
      // Other rules report these.
      if (key === "<<" || isRunMetadata(entry)) continue;
      if (!meant) {
        report("unknown", entry.keySpan, { data: { key } });
        continue;
      }
      // The last two keys say where it belongs; a key with dots in it would not.
      const [known = "", parent = ""] = meant.path.toReversed();
      const isInPlace = parent === "" || entry.path.at(-2)?.toLowerCase() === parent.toLowerCase();
      report(isInPlace ? "typo" : "place", entry.keySpan, { data: { key, known, parent }, severity: "error" });
    }
  },
} as const satisfies ProfileRule<"typo" | "place" | "unknown">;
