import type { Program } from "../../cli/command.ts";
import { clearVerb } from "./clear.ts";
import { fetchVerb } from "./fetch.ts";
import { getVerb } from "./get.ts";
import { revokeVerb } from "./revoke.ts";
import { statusVerb } from "./status.ts";

/** `stella-token`: fetch tokens into the cache, print, inspect and revoke them. */
export const tokenProgram: Program = {
  name: "stella-token",
  summary: "Fetch tokens into the cache, print, inspect and revoke them.",
  verbs: [fetchVerb, getVerb, statusVerb, revokeVerb, clearVerb],
};
