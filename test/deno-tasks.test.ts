import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { bundleOf, commands, root, spawnProgram } from "./support/bundles.ts";
import { temporaryDirectory } from "./support/io.ts";

const { tasks } = JSON.parse(readFileSync(`${root}/deno.json`, "utf8")) as { tasks: Record<string, string> };

it.each(commands)("the task %s runs the source with the permissions of the bundle", (command) => {
  const [shebang = ""] = readFileSync(bundleOf(command, "deno"), "utf8").split("\n");
  const permissions = shebang.split(" ").filter((word) => word.startsWith("--allow-"));
  expect(tasks[command]?.split(" ").filter((word) => word.startsWith("--allow-"))).toEqual(permissions);
});

it("a task runs", async () => {
  const { code, out } = await spawnProgram("deno", ["task", "--quiet", "stella-profile", "templates", "--json"], {
    cwd: root,
    env: { HOME: temporaryDirectory() },
  });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toHaveProperty("templates");
});
