import type { ProfileRule } from "../rule.ts";

/** The same key twice in one mapping. */
export const duplicateKey: ProfileRule<"repeated"> = {
  about: "profile",
  id: "duplicate-key",
  description: "A key stands twice in one mapping; the CLI does not tell keys apart by case.",
  why: "YAML 1.2 (§3.2.1.3) wants keys to be unique. Readers differ in which of two values they take, so the profile " +
    "means one thing to this tool and another to the CLI.",
  severity: "error",
  messages: { repeated: "{{problem}}. keep one of them" },
  check({ document }, report) {
    for (const { code, message, span } of document.problems) {
      if (code === "DUPLICATE_KEY") report("repeated", span, { data: { problem: message } });
    }
  },
};
