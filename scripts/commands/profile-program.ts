import type { Program } from "../cli/program.ts";
import { showVerb } from "./show.ts";

/** `stella-profile`: scaffold, list, show and check profiles; store secrets. */
export const profileProgram: Program = {
  name: "stella-profile",
  summary: "Scaffold, list, show and check StellaOps CLI profiles.",
  verbs: [showVerb],
};
