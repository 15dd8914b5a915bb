import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { root, spawnProgram } from "../support/bundles.ts";
import { temporaryDirectory } from "../support/io.ts";
import { nodeFolder } from "../support/releases.ts";

describe.each(
  [
    ["node", `${nodeFolder(24)}/node`, []],
    ["deno", "deno", ["run", "-A"]],
  ] as const,
)("start() on %s", (runtime, program, options) => {
  it.each([
    [0, "a run that resolves to 0", "Promise.resolve(0)"],
    [3, "a run that resolves to 3", "Promise.resolve(3)"],
    [1, "a run that never ends", "new Promise(() => {})"],
  ])("ends with exit code %i after %s", async (code, _, result) => {
    const script = `${temporaryDirectory()}/script.ts`;
    const text = `import { start } from "${root}/scripts/runtime/${runtime}.ts";\nvoid start(() => ${result});\n`;
    writeFileSync(script, text);
    expect(await spawnProgram(program, [...options, script])).toMatchObject({ code });
  });
});
