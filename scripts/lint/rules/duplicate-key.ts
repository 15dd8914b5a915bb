import type { ProfileRule } from "../rule.ts";

export const duplicateKey = {
  about: "profile",
  id: "duplicate-key",
  description: "A mapping has the same key twice. The CLI ignores the case of keys.",
  why: "YAML 1.2 (§3.2.1.3) requires unique keys. Readers differ in which of the two values they use, so the profile " +
    "means one thing to this tool and another to the CLI.",
  severity: "error",
  messages: { repeated: "{{problem}}. keep one of them" },
  check({ document }, report) {
    for (const { code, message, span } of document.problems) {
      if (code === "DUPLICATE_KEY") report("repeated", span, { data: { problem: message } });
    }
  },
} as const satisfies ProfileRule<"repeated">;
