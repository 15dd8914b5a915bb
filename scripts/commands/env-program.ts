import type { Program } from "../cli/command.ts";
import { envFailure, envVerb } from "./env.ts";

/** `stella-env`: shell exports of a profile. */
export const envProgram: Program = {
  name: "stella-env",
  summary: "Print shell statements that load a profile.",
  verbs: [envVerb],
  onFailure: envFailure,
};
