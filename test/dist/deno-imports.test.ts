import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { startAuthority } from "../support/authority.ts";
import { bundleOf, commands, spawnProgram } from "../support/bundles.ts";
import { temporaryDirectory } from "../support/io.ts";
import { startProxy } from "../support/proxy.ts";
import { denoOptions } from "../support/shebang.ts";

/** The requests that Deno sends when a program that runs with these options imports a module. */
async function listRequests(specifier: string, options: readonly string[]): Promise<string[]> {
  const proxy = await startProxy(502);
  const registry = await startAuthority();
  onTestFinished(async () => void await Promise.all([proxy.close(), registry.close()]));
  const cwd = temporaryDirectory();
  // An argument, since Deno loads the imports that are written in a program before the program begins.
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
])("code from %s (%s)", (_, specifier, request) => {
  it.each(commands)("is never imported by %s on Deno", async (command) => {
    expect(await listRequests(specifier, denoOptions(bundleOf(command, "deno")))).toEqual([]);
  });

  it("is imported by Deno itself without any permission", async () => {
    expect(await listRequests(specifier, ["run", "--no-prompt", "--no-config"])).toEqual([request]);
  });
});
