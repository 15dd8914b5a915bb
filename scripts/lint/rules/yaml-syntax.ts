import type { ProfileRule } from "../rule.ts";

export const yamlSyntax = {
  about: "profile",
  id: "yaml-syntax",
  description: "The file is not valid YAML 1.2.",
  why: "A file that cannot be parsed sets nothing: the CLI stops, or falls back to the values of another profile.",
  severity: "error",
  runsOnInvalidYaml: true,
  messages: { invalid: "invalid YAML: {{problem}}" },
  check({ fatalProblem }, report) {
    // Only the first problem: most of the others follow from it.
    if (fatalProblem?.kind !== "syntax") return;
    report("invalid", fatalProblem.span, { data: { problem: fatalProblem.message } });
  },
} as const satisfies ProfileRule<"invalid">;
