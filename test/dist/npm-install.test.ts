import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { version } from "../../scripts/core/version.ts";
import { commands, spawnProgram } from "../support/bundles.ts";
import { temporaryDirectory } from "../support/io.ts";
import { npm, pack } from "../support/npm.ts";
import { nodeFolder } from "../support/releases.ts";

it("npm installs the package without a registry, and all of its commands run", async () => {
  const folder = temporaryDirectory();
  const project = join(folder, "project");
  mkdirSync(project);
  const { filename } = await pack(folder);
  const installed = await npm(project, "install", "--no-audit", "--no-fund", join(folder, filename));
  expect([installed.code, installed.err, installed.out.trim()]).toEqual([
    0,
    "",
    expect.stringMatching(/^added 1 package in /),
  ]);
  for (const command of commands) {
    const bin = join(project, "node_modules/.bin");
    expect(statSync(join(bin, command)).mode & 0o777).toBe(0o755);
    const ran = await spawnProgram(command, ["--version"], { env: { PATH: `${bin}:${nodeFolder(24)}` } });
    expect(ran).toEqual({ code: 0, out: `${version}\n`, err: "" });
  }
});
