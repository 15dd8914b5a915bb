import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { commands, root, spawnProgram } from "../support/bundles.ts";
import { temporaryDirectory } from "../support/io.ts";

const { exports } = JSON.parse(readFileSync(join(root, "deno.json"), "utf8")) as { exports: Record<string, string> };
const sources = commands.map((command) => `scripts/${command}.ts`);

/** Runs Deno in the repository, with a proxy that is not there: it works with what is installed, or not at all. */
async function deno(...args: string[]): Promise<{ code: number; said: string }> {
  const env = { HOME: temporaryDirectory(), HTTPS_PROXY: "http://127.0.0.1:1", NO_COLOR: "1" };
  const { code, out, err } = await spawnProgram("deno", args, { cwd: root, env });
  return { code, said: out + err };
}

describe("what JSR would publish", () => {
  it("has an export for each command", () =>
    expect(Object.values(exports).sort()).toEqual(sources.map((source) => `./${source}`).sort()));

  it("is found good by Deno, and is the sources without tests", async () => {
    const { code, said } = await deno("publish", "--dry-run", "--allow-dirty");
    expect([code, said]).toEqual([0, expect.not.stringMatching(/^(?:warning|error)/im)]);
    const files = [...said.matchAll(/^ +(file:\S+) \(/gm)].map(([, url]) =>
      String(url).replace(`${pathToFileURL(root)}/`, "")
    );
    expect(files.filter((file) => !/^(?:scripts\/.+\.ts|LICENSE|README\.md|deno\.json)$/.test(file))).toEqual([]);
    expect(files).toEqual(expect.arrayContaining([...sources, "LICENSE", "README.md", "deno.json"]));
  });

  it("is documented", async () => {
    const { code, said } = await deno("doc", "--lint", ...sources);
    expect([code, said]).toEqual([0, expect.stringMatching(/^Checked 5 files$/m)]);
  });
});
