import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { startAuthority } from "../support/authority.ts";
import { bundleOf, commands, spawnProgram } from "../support/bundles.ts";
import { temporaryDirectory } from "../support/io.ts";
import { startProxy } from "../support/proxy.ts";
import { denoOptions } from "../support/shebang.ts";

/** What reaches the network when a program that runs on Deno with these options imports a module. */
async function askedFor(specifier: string, options: readonly string[]): Promise<string[]> {
  const proxy = await startProxy(502);
  const registry = await startAuthority();
  onTestFinished(async () => void await Promise.all([proxy.close(), registry.close()]));
  const cwd = temporaryDirectory();
  // An argument, since Deno loads what stands in the program before the program begins.
  writeFileSync(join(cwd, "probe.js"), "await import(Deno.args[0])");
  const env = { HOME: cwd, HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, NPM_CONFIG_REGISTRY: registry.url };
  const { code } = await spawnProgram("deno", [...options, "probe.js", specifier], { cwd, env });
  expect(code).toBe(1);
  return [...new Set([...proxy.tunnels.map(({ target }) => target), ...registry.requests.map(({ path }) => path)])];
}

describe.each([
  ["a host that Deno trusts", "https://jsr.io/module.js", "jsr.io:443"],
  ["the registry of JSR", "jsr:@scope/module", "jsr.io:443"],
  ["the registry of npm", "npm:module", "/module"],
])("code from %s", (_, specifier, request) => {
  it.each(commands)("is not asked for by %s", async (command) => {
    expect(await askedFor(specifier, denoOptions(bundleOf(command, "deno")))).toEqual([]);
  });

  it("is asked for by Deno without any permission", async () => {
    expect(await askedFor(specifier, ["run", "--no-prompt", "--no-config"])).toEqual([request]);
  });
});
