import { writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { root, spawnProgram } from "../support/bundles.ts";
import { temporaryDirectory } from "../support/io.ts";
import { nodeFolder } from "../support/releases.ts";

const ends = [["done", "Promise.resolve(0)", 0], ["refused", "Promise.resolve(3)", 3], [
  "never",
  "new Promise(() => {})",
  1,
]];

it.each(
  [
    ["node", `${nodeFolder(24)}/node`, []],
    ["deno", "deno", ["run", "-A"]],
  ] as const,
)("on %s a run that comes to no end is no success", async (runtime, program, options) => {
  for (const [name, end, expected] of ends) {
    const script = `${temporaryDirectory()}/${name}.ts`;
    writeFileSync(
      script,
      `import { start } from "${root}/scripts/runtime/${runtime}.ts";\nvoid start(() => ${end});\n`,
    );
    expect((await spawnProgram(program, [...options, script])).code).toBe(expected);
  }
});
