import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Authority, startAuthority } from "../support/authority.ts";
import { bundleOf, type CommandName, runBundle, runtimes, spawnProgram } from "../support/bundles.ts";
import { temporaryDirectory } from "../support/io.ts";
import { nodeFolder } from "../support/releases.ts";
import { addProfile, makeHome } from "../support/token-home.ts";

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority();
});
afterAll(() => authority.close());

/** A home with profiles that are plain, that are not, and that cannot be used, and with one whose secret is wrong. */
function homeOfAll(): string {
  const operator = { url: authority.url, secret: authority.secrets["pack-operator"] ?? "" };
  const home = makeHome(temporaryDirectory(), operator);
  const profile = (name: string): string => join(home, ".stellaops/profiles", `${name}.yaml`);
  addProfile(home, { ...operator, name: "mistaken", scope: "packs.read packs:run" });
  addProfile(home, { ...operator, name: "stranger", secret: "wrong" });
  addProfile(home, { ...operator, name: "nobody", url: "http://127.0.0.1:1" });
  writeFileSync(profile("unusual"), readFileSync(profile("operator"), "utf8").replace("StellaOps:", "StellaOps: &all"));
  writeFileSync(profile("broken"), "StellaOps: [\n");
  writeFileSync(profile("incomplete"), "StellaOps:\n  Authority:\n    Scope: packs.read\n");
  return home;
}

/** Tells which parts of a bundle are loaded, by the names that they end with. */
const watch = `import { registerHooks } from "node:module";
registerHooks({
  load(url, context, next) {
    if (url.startsWith("data:")) process._rawDebug("part " + decodeURIComponent(url).split("sourceURL=").at(-1));
    return next(url, context);
  },
});`;

/** Node 20 has no hooks that run in the thread of the program. */
describe.each([22, 24] as const)("on Node %i a part of a bundle waits until it is needed", (major) => {
  const parts = {
    yaml: "yaml-library",
    schema: "complaints",
    network: "authority-client",
    globs: "picomatch",
    differences: "diff",
  } as const;

  it.each<[CommandName, string[], (keyof typeof parts)[]]>([
    ["stella-env", ["operator"], []],
    ["stella-env", ["unusual"], ["yaml"]],
    ["stella-env", ["incomplete"], ["schema"]],
    ["stella-lint", ["operator"], []],
    ["stella-lint", ["unusual"], ["yaml"]],
    ["stella-lint", [".stellaops/**/oper*.yaml"], ["globs"]],
    ["stella-lint", ["mistaken", "--fix-dry-run"], ["differences"]],
    ["stella-token", ["status", "operator"], []],
    ["stella-token", ["get", "operator"], ["network"]],
    ["stella-exec", ["operator", "--", "true"], []],
    ["stella-exec", ["operator", "--token", "--", "true"], ["network"]],
    ["stella-profile", ["show", "operator"], []],
    ["stella-profile", ["show", "unusual"], ["yaml"]],
  ])("%s %j loads %j", async (command, argv, needed) => {
    const home = homeOfAll();
    const args = ["--import", `data:text/javascript,${encodeURIComponent(watch)}`, bundleOf(command, "node"), ...argv];
    const { err } = await spawnProgram(`${nodeFolder(major)}/node`, args, { env: { HOME: home }, cwd: home });
    expect([...err.matchAll(/^part (.*)$/gm)].map(([, name]) => name)).toEqual(needed.map((part) => parts[part]));
  });
});

describe.each(runtimes)("on %s what goes wrong in a part has its own exit code", (runtime) => {
  it.each<[string, CommandName, string[], number, string]>([
    ["a refused secret", "stella-token", ["get", "stranger"], 3, "invalid_client"],
    ["a refused secret", "stella-exec", ["stranger", "--token", "--", "true"], 3, "invalid_client"],
    ["a refused secret", "stella-profile", ["token", "get", "stranger"], 3, "invalid_client"],
    ["no server", "stella-token", ["get", "nobody", "--timeout", "1s"], 10, "cannot reach"],
    ["broken YAML", "stella-env", ["broken"], 2, "cannot be used"],
    ["broken YAML", "stella-lint", ["broken"], 1, "yaml-syntax"],
  ])("%s: %s %j ends with %i", async (_, command, argv, exitCode, message) => {
    const home = homeOfAll();
    const { code, out, err } = await runBundle(command, runtime, argv, { env: { HOME: home }, cwd: home });
    expect([code, out + err]).toEqual([exitCode, expect.stringContaining(message)]);
  });
});
