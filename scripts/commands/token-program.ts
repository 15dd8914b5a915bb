import type { Program } from "../cli/program.ts";
import { clearVerb } from "./token-clear.ts";
import { fetchVerb } from "./token-fetch.ts";
import { getVerb } from "./token-get.ts";
import { revokeVerb } from "./token-revoke.ts";
import { statusVerb } from "./token-status.ts";

/** `stella-token`: fetch tokens into the cache, print, inspect and revoke them. */
export const tokenProgram: Program = {
  name: "stella-token",
  summary: "Fetch tokens into the cache, print, inspect and revoke them.",
  verbs: [fetchVerb, getVerb, statusVerb, revokeVerb, clearVerb],
};
