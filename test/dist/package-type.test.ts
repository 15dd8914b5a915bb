import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bundleOf, commands, spawnProgram } from "../support/bundles.ts";
import { temporaryDirectory } from "../support/io.ts";
import { nodeFolder, nodeMajors } from "../support/releases.ts";

// For a file without an extension, Node reads the module type from the nearest package.json.
describe.each(nodeMajors)("without an extension on Node %i", (major) => {
  it.each(commands)("%s runs in packages of type commonjs and module", async (command) => {
    for (const type of ["commonjs", "module"]) {
      const project = temporaryDirectory();
      mkdirSync(join(project, "bin"));
      writeFileSync(join(project, "package.json"), JSON.stringify({ type }));
      copyFileSync(bundleOf(command, "node"), join(project, "bin", command));
      const env = { PATH: `${project}/bin:${nodeFolder(major)}` };
      expect(await spawnProgram(command, ["--version"], { env })).toMatchObject({
        code: 0,
        out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
        err: "",
      });
    }
  });
});
