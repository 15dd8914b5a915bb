import { limits } from "../../profile/limits.ts";
import type { ProfileRule } from "../rule.ts";

export const nestingDepth = {
  about: "profile",
  id: "nesting-depth",
  description: `The YAML is nested more than ${limits.depth} levels deep.`,
  why: "A profile has three levels. Deep nesting overflows the stack of many parsers, so the file is not parsed.",
  severity: "error",
  runsOnInvalidYaml: true,
  messages: { deep: "nested more than {{limit}} levels deep. a profile has three levels" },
  check({ fatalProblem }, report) {
    if (fatalProblem?.code === "TOO_DEEP") report("deep", fatalProblem.span, { data: { limit: limits.depth } });
  },
} as const satisfies ProfileRule<"deep">;
