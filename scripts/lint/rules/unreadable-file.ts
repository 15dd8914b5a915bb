import type { SourceRule } from "../rule.ts";

/** A file that cannot be read. */
export const unreadableFile: SourceRule<"unreadable"> = {
  about: "source",
  id: "unreadable-file",
  description: "The file cannot be read: it is gone, a directory, a special file, or not permitted.",
  why:
    "What cannot be read cannot be checked, and the CLI cannot load it either. The other files are linted all the same.",
  severity: "error",
  messages: { unreadable: "the file cannot be read: {{reason}}" },
  check({ failure }, report) {
    if (failure !== undefined) report("unreadable", { start: 0, end: 0 }, { data: { reason: failure } });
  },
};
