import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { startAuthority } from "../support/authority.ts";
import { syntaxOf } from "../support/bundle-syntax.ts";
import { bundleOf, type CommandName, runBundle, type Spawned, spawnProgram } from "../support/bundles.ts";
import { temporaryDirectory } from "../support/io.ts";
import { denoOptions } from "../support/shebang.ts";
import { makeHome } from "../support/token-home.ts";

it.each<[CommandName, string[]]>([
  ["stella-env", []],
  ["stella-lint", []],
  ["stella-token", []],
  ["stella-exec", []],
  // What asks at terminals is a library for Node.
  ["stella-profile", ["node:fs", "node:path", "node:process", "node:readline", "node:tty", "node:util"]],
])("on Deno %s names of Node's modules %j", (command, modules) => {
  expect(syntaxOf(bundleOf(command, "deno")).modules).toEqual(modules);
});

/** Tells when a program looks at what Deno has only for programs that were written for Node, and builds when it is seen. */
const watch = `for (const name of ["process", "Buffer", "global", "setImmediate", "clearImmediate"]) {
  const { get, value } = Object.getOwnPropertyDescriptor(globalThis, name);
  Object.defineProperty(globalThis, name, { get: () => (console.error("seen:", name), get ? get() : value) });
}`;

/** Runs a file with the permissions of a command in a home with a token in its cache. */
async function watched(command: CommandName, file: string, argv: readonly string[]): Promise<Spawned> {
  const authority = await startAuthority();
  onTestFinished(() => authority.close());
  const secret = authority.secrets["pack-operator"] ?? "";
  const HOME = makeHome(temporaryDirectory(), { url: authority.url, secret });
  expect((await runBundle("stella-token", "deno", ["fetch", "operator"], { env: { HOME } })).code).toBe(0);
  const preload = join(HOME, "watch.js");
  writeFileSync(preload, watch);
  const options = [...denoOptions(bundleOf(command, "deno")), "--preload", preload];
  return await spawnProgram("deno", [...options, file, ...argv], { env: { HOME } });
}

describe("on Deno nothing of Node's is built", () => {
  it.each<[CommandName, string[]]>([
    ["stella-env", ["operator"]],
    ["stella-lint", ["operator", "--quiet"]],
    ["stella-token", ["get", "operator"]],
  ])("by %s %j", async (command, argv) => {
    const { code, err } = await watched(command, bundleOf(command, "deno"), argv);
    expect([code, err]).toEqual([0, ""]);
  });

  // Else it might be built unseen.
  it("unless it is looked at", async () => {
    const program = join(temporaryDirectory(), "program.js");
    writeFileSync(program, "typeof process; typeof Buffer;");
    const { err } = await watched("stella-env", program, []);
    expect(new Set(err.trimEnd().split("\n"))).toEqual(new Set(["seen: process", "seen: Buffer"]));
  });
});
