import type { Program } from "../cli/program.ts";
import { fetchVerb } from "./token-fetch.ts";
import { getVerb } from "./token-get.ts";
import { statusVerb } from "./token-status.ts";

/** `stella-token`: fetch tokens into the cache, print and inspect them. */
export const tokenProgram: Program = {
  name: "stella-token",
  summary: "Fetch tokens into the cache, print and inspect them.",
  verbs: [fetchVerb, getVerb, statusVerb],
};
