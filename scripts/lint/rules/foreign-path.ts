import { isForeignPath, pathsOf } from "../paths.ts";
import type { ProfileRule } from "../rule.ts";

/** A path of the other platform. */
export const foreignPath: ProfileRule<"windows" | "posix"> = {
  about: "profile",
  id: "foreign-path",
  description: "A path is one of Windows on another system, or the other way round.",
  why:
    "Elsewhere it is an ordinary, relative name, so that the secret is not found and tokens land in an odd directory.",
  severity: "error",
  messages: {
    windows: '"{{key}}" is a Windows path: "{{path}}". write it with slashes, from ~/ or /',
    posix: '"{{key}}" is a POSIX path: "{{path}}". write it from ~\\ or with a drive',
  },
  check({ document, platform }, report) {
    for (const { key, entry, text } of pathsOf(document)) {
      if (!isForeignPath(text, platform)) continue;
      report(platform === "posix" ? "windows" : "posix", entry.valueSpan, { data: { key, path: text } });
    }
  },
};
