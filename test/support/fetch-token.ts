import { tokenProgram } from "../../scripts/commands/token/program.ts";
import type { Home } from "./given-home.ts";

/** Fetches a token of profile `p` into the cache of a home, and returns it. */
export async function fetchToken(home: Home, ...args: readonly string[]): Promise<string> {
  const { code, out, err } = await home.run(tokenProgram, ["get", "p", ...args]);
  if (code !== 0) throw new Error(err);
  return out.trim();
}
