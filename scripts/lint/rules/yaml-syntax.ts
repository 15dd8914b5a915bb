import { brokenBy } from "../fatal-problem.ts";
import type { ProfileRule } from "../rule.ts";

/** Text that is not YAML. */
export const yamlSyntax: ProfileRule<"invalid"> = {
  about: "profile",
  id: "yaml-syntax",
  description: "The file is not valid YAML 1.2.",
  why: "A file that cannot be parsed sets nothing: the CLI stops, or falls back to another profile's values.",
  severity: "error",
  readsBroken: true,
  messages: { invalid: "invalid YAML: {{problem}}" },
  check({ document }, report) {
    // The first only: what the parser stumbles over later mostly follows from it.
    const problem = brokenBy(document);
    if (problem && problem.code !== "TOO_DEEP") report("invalid", problem.span, { data: { problem: problem.message } });
  },
};
