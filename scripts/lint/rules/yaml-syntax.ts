import type { ProfileRule } from "../rule.ts";

/** What other rules say about the parser's findings. */
const elsewhere = new Set(["DUPLICATE_KEY", "MULTIPLE_DOCS", "TOO_DEEP"]);

/** Text that is not YAML. */
export const yamlSyntax: ProfileRule<"invalid"> = {
  about: "profile",
  id: "yaml-syntax",
  description: "The file is not valid YAML 1.2.",
  why: "A file that cannot be parsed sets nothing: the CLI stops, or falls back to another profile's values.",
  severity: "error",
  messages: { invalid: "invalid YAML: {{problem}}" },
  check({ profile }, report) {
    for (const { kind, code, message, span } of profile.problems) {
      if (kind === "syntax" && !elsewhere.has(code)) report("invalid", span, { data: { problem: message } });
    }
  },
};
