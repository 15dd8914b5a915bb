import { isAbsolute } from "../../core/paths.ts";
import { isForeignPath, isFromHome, pathsOf, variableIn } from "../paths.ts";
import type { ProfileRule } from "../rule.ts";

/** A path that counts from somewhere. */
export const relativePath: ProfileRule<"relative"> = {
  about: "profile",
  id: "relative-path",
  description: "A path is relative.",
  why:
    "These commands count it from the profile's directory; another program counts it from where it happens to be started.",
  severity: "warning",
  messages: { relative: '"{{key}}" is the relative path "{{path}}". begin it with ~/ or make it absolute' },
  check({ document, platform }, report) {
    for (const { key, entry, text } of pathsOf(document)) {
      if (isFromHome(text, platform) || isAbsolute(text, platform)) continue;
      // These have rules of their own.
      if (isForeignPath(text, platform) || variableIn(text, platform)) continue;
      report("relative", entry.valueSpan, { data: { key, path: text } });
    }
  },
};
