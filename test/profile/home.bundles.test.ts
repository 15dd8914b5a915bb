import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bundleOf, runtimes, type Spawned, spawnProgram } from "../support/bundles.ts";
import { temporaryDirectory } from "../support/io.ts";

/** Runs `stella-profile init` after a shell has set a variable to bytes that no JavaScript string can hold. */
function initWith(variable: string, home: string, command: string): Promise<Spawned> {
  const script = `export ${variable}="$1/$(printf 'caf\\351')"; exec "$2" init packs-operator --yes`;
  return spawnProgram("sh", ["-c", script, "sh", home, command], { env: { HOME: home } });
}

describe.each(runtimes)("a directory variable that is not UTF-8, on %s", (runtime) => {
  it.each(["HOME", "STELLAOPS_HOME"])(
    "%s is refused with exit code 2, and nothing is created",
    async (variable) => {
      const home = temporaryDirectory();
      const { code, out, err } = await initWith(variable, home, bundleOf("stella-profile", runtime));
      expect([code, out, err.split("\n")[0]]).toEqual([
        2,
        "",
        `error: environment variable ${variable} is not UTF-8 text`,
      ]);
      // Deno itself keeps a cache there.
      expect(readdirSync(home, { recursive: true }).join()).not.toMatch(/stellaops|profile/);
    },
  );
});
