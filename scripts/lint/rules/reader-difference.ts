import { featureCodes } from "../../profile/yaml/feature-codes.ts";
import type { ProfileRule } from "../rule.ts";

/** The codes of what other rules report. */
const reportedElsewhere: ReadonlySet<string> = new Set([...featureCodes, "LINE_END"]);

export const readerDifference = {
  about: "profile",
  id: "reader-difference",
  description: "The CLI's reader reads a part of the file otherwise than YAML 1.2 does, or refuses it.",
  why:
    "The CLI is a .NET program, whose YAML reader knows less than YAML 1.2 and takes a colon in a key for nesting. No " +
    "command uses a profile that the two would read differently.",
  severity: "error",
  messages: { differs: "{{problem}}" },
  check({ document: { problems, text } }, report) {
    for (const { kind, code, message, span } of problems) {
      // The rule about the encoding reports NUL.
      if (kind !== "difference" || reportedElsewhere.has(code) || text[span.start] === "\0") continue;
      report("differs", span, { data: { problem: message } });
    }
  },
} as const satisfies ProfileRule<"differs">;
