import type { FileRule } from "../rule.ts";

export const unreadableFile = {
  about: "file",
  id: "unreadable-file",
  description: "The file cannot be read: it is missing, a directory, a special file, or access is denied.",
  why:
    "A file that cannot be read cannot be checked, and the CLI cannot load it either. The other files are still linted.",
  severity: "error",
  messages: {
    unreadable: "the file cannot be read: {{reason}}",
    unfinished: "the linter failed on this file ({{error}}), and checked the others. please report it",
  },
  check({ readFailure }, report) {
    if (readFailure !== undefined) report("unreadable", { start: 0, end: 0 }, { data: { reason: readFailure } });
  },
} as const satisfies FileRule<"unreadable" | "unfinished">;
