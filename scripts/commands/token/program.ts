import type { Program } from "../../cli/command.ts";
import { clearCommand } from "./clear.ts";
import { fetchCommand } from "./fetch.ts";
import { getCommand } from "./get.ts";
import { revokeCommand } from "./revoke.ts";
import { statusCommand } from "./status.ts";

/** `stella-token`: fetch tokens into the cache, print, inspect and revoke them. */
export const tokenProgram: Program = {
  name: "stella-token",
  summary: "Fetch tokens into the cache, print, inspect and revoke them.",
  commands: [fetchCommand, getCommand, statusCommand, revokeCommand, clearCommand],
};
