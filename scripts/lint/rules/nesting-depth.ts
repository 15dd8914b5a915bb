import { maxDepth } from "../../profile/yaml/nodes.ts";
import { brokenBy } from "../fatal-problem.ts";
import type { ProfileRule } from "../rule.ts";

/** Nesting that no profile needs. */
export const nestingDepth: ProfileRule<"deep"> = {
  about: "profile",
  id: "nesting-depth",
  description: `The YAML is nested more than ${maxDepth} levels deep.`,
  why: "A profile has three levels. Deep nesting overflows the stack of many parsers, so such a file is not parsed.",
  severity: "error",
  readsBroken: true,
  messages: { deep: "nested more than {{limit}} levels deep. a profile has three levels" },
  check({ document }, report) {
    const problem = brokenBy(document);
    if (problem?.code === "TOO_DEEP") report("deep", problem.span, { data: { limit: maxDepth } });
  },
};
