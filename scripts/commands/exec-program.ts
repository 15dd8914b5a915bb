import type { Program } from "../cli/command.ts";
import { execVerb } from "./exec.ts";

/** `stella-exec`: one command in a profile's environment. */
export const execProgram: Program = {
  name: "stella-exec",
  summary: "Run a command in a profile's environment.",
  verbs: [execVerb],
};
