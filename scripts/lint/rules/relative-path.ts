import { isAbsolute } from "../../core/paths.ts";
import { findVariable, isForeignPath, startsAtHome } from "../paths.ts";
import type { ProfileRule } from "../rule.ts";

export const relativePath = {
  about: "profile",
  id: "relative-path",
  description: "A path is relative.",
  why: "These commands resolve it from the profile's directory, another program from wherever it is started.",
  severity: "warning",
  messages: { relative: '"{{key}}" is the relative path "{{path}}". start it with ~/ or make it absolute' },
  check({ paths, platform }, report) {
    for (const { key, entry, text } of paths) {
      if (startsAtHome(text, platform) || isAbsolute(text, platform)) continue;
      // Other rules report these.
      if (isForeignPath(text, platform) || findVariable(text, platform)) continue;
      report("relative", entry.valueSpan, { data: { key, path: text } });
    }
  },
} as const satisfies ProfileRule<"relative">;
