import { isAbsolute } from "../../runtime/paths.ts";
import { isWindowsPath, pathsOf, variableIn } from "../paths.ts";
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
  check({ profile, platform }, report) {
    for (const { key, entry, text } of pathsOf(profile)) {
      if (/^~(?:[\\/]|$)/.test(text) || isAbsolute(text, platform) || variableIn(text)) continue;
      // A path of the other platform has a rule of its own.
      if (isWindowsPath(text) || text.startsWith("/")) continue;
      report("relative", entry.valueSpan, { data: { key, path: text } });
    }
  },
};
