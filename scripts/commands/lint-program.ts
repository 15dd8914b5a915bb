import type { Program } from "../cli/command.ts";
import { lintVerb } from "./lint.ts";

/** `stella-lint`: lint existing profiles. */
export const lintProgram: Program = {
  name: "stella-lint",
  summary: "Lint StellaOps CLI profiles.",
  verbs: [lintVerb],
};
