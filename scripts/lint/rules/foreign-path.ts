import { isForeignPath } from "../paths.ts";
import type { ProfileRule } from "../rule.ts";

export const foreignPath = {
  about: "profile",
  id: "foreign-path",
  description: "A path is written for Windows on another system, or the other way round.",
  why: "Here it is an ordinary relative name, so the secret is not found and tokens end up in an odd directory.",
  severity: "error",
  messages: {
    windows: '"{{key}}" is a Windows path: "{{path}}". use slashes, and start it with ~/ or /',
    posix: '"{{key}}" is a POSIX path: "{{path}}". start it with ~\\ or a drive',
  },
  check({ paths, platform }, report) {
    for (const { key, entry, text } of paths) {
      if (!isForeignPath(text, platform)) continue;
      report(platform === "posix" ? "windows" : "posix", entry.valueSpan, { data: { key, path: text } });
    }
  },
} as const satisfies ProfileRule<"windows" | "posix">;
