import { createServer } from "node:http";
import { once } from "node:events";
import { expect, it } from "vitest";
import { root, spawnProgram } from "./support/bundles.ts";

it("make authority on a taken port fails with one line", async () => {
  const server = createServer().listen(9400, "127.0.0.1");
  await Promise.race([once(server, "listening"), once(server, "error")]);
  try {
    const { code, out, err } = await spawnProgram(`${root}/node_modules/.bin/jiti`, [
      `${root}/test/support/development.ts`,
    ]);
    const shown = err.split("\n").filter((line) => line.startsWith("error:") || line.includes("    at "));
    expect([code, out, shown]).toEqual([1, "", [
      "error: port 9400 is taken. does another development Authority run?",
    ]]);
  } finally {
    server.close();
  }
});
