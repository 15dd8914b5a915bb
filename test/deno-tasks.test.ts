import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { bundleOf, commands, root, spawnProgram } from "./support/bundles.ts";
import { temporaryDirectory } from "./support/io.ts";
import { denoOptions } from "./support/shebang.ts";

const { tasks } = JSON.parse(readFileSync(`${root}/deno.json`, "utf8")) as { tasks: Record<string, string> };

/** The sources of the YAML library read these variables; the bundles do not. */
const parserVariables = "LOG_STREAM,LOG_TOKENS,";

it.each(commands)("deno task %s has the permissions of the bundle", (command) => {
  const permissions = denoOptions(bundleOf(command, "deno")).filter((word) => word.startsWith("--allow-"));
  const own = tasks[command]?.replace(parserVariables, "").split(" ").filter((word) => word.startsWith("--allow-"));
  expect(own).toEqual(permissions);
});

it.each([
  ["stella-profile", ["templates"], "packs.approve"],
  ["stella-lint", ["--list-rules"], "yaml-syntax"],
  ["stella-token", ["status"], "PROFILE"],
  ["stella-env", ["--unset"], "unset -v STELLA_PROFILE"],
  ["stella-exec", ["--version"], "."],
])("deno task %s runs the sources", async (command, args, says) => {
  const env = { HOME: temporaryDirectory() };
  const { code, out, err } = await spawnProgram("deno", ["task", "--quiet", command, ...args], { cwd: root, env });
  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain(says);
});
