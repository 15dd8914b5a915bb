import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { commands, root, spawnProgram } from "../support/bundles.ts";
import { temporaryDirectory } from "../support/io.ts";

const { exports } = JSON.parse(readFileSync(join(root, "deno.json"), "utf8")) as { exports: Record<string, string> };
const sources = [...commands.map((command) => `scripts/${command}.ts`), "scripts/api/lint.ts", "scripts/api/token.ts"];

/** Runs Deno in the repository behind a proxy that does not exist, so that it can use only what is installed. */
async function runDeno(...args: string[]): Promise<{ code: number; printed: string }> {
  const env = { HOME: temporaryDirectory(), HTTPS_PROXY: "http://127.0.0.1:1", NO_COLOR: "1" };
  const { code, out, err } = await spawnProgram("deno", args, { cwd: root, env });
  return { code, printed: out + err };
}

describe("the package for JSR", () => {
  it("has an export for each command, and the modules for programs", () =>
    expect(Object.values(exports).sort()).toEqual(sources.map((source) => `./${source}`).sort()));

  it("passes deno publish, and holds the sources without tests", async () => {
    const { code, printed } = await runDeno("publish", "--dry-run", "--allow-dirty");
    expect([code, printed]).toEqual([0, expect.not.stringMatching(/^(?:warning|error)/im)]);
    const files = [...printed.matchAll(/^ +(file:\S+) \(/gm)].map(([, url]) =>
      String(url).replace(`${pathToFileURL(root)}/`, "")
    );
    expect(
      files.filter((file) =>
        !/^(?:scripts\/.+\.ts|docs\/.+\.md|pictures\/.+\.svg|LICENSE|README\.md|SECURITY\.md|deno\.json)$/.test(file)
      ),
    ).toEqual([]);
    expect(files).toEqual(expect.arrayContaining([...sources, "LICENSE", "README.md", "deno.json"]));
  });

  it("passes deno doc --lint", async () => {
    const { code, printed } = await runDeno("doc", "--lint", ...sources);
    expect([code, printed]).toEqual([0, expect.stringMatching(/^Checked 7 files$/m)]);
  });
});
