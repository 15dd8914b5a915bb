import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Authority, startAuthority } from "../support/authority.ts";
import { bundleOf, type CommandName, commands, runBundle, runtimes, spawnProgram } from "../support/bundles.ts";
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
  // Not among the others, at which a command may look, too.
  mkdirSync(join(home, "elsewhere"));
  const elsewhere = (name: string): string => join(home, "elsewhere", `${name}.yaml`);
  writeFileSync(
    elsewhere("unusual"),
    readFileSync(profile("operator"), "utf8").replace("StellaOps:", "StellaOps: &all"),
  );
  writeFileSync(elsewhere("broken"), "StellaOps: [\n");
  writeFileSync(elsewhere("incomplete"), "StellaOps:\n  Authority:\n    Scope: packs.read\n");
  return home;
}

/** The parts of a bundle that a run has used, by their names: those whose loader V8 has seen called. */
async function runAndFindParts(node: string, command: CommandName, argv: readonly string[]): Promise<string[]> {
  const [home, coverage] = [homeOfAll(), temporaryDirectory()];
  const env = { HOME: home, NODE_V8_COVERAGE: coverage };
  await spawnProgram(node, [bundleOf(command, "node"), ...argv], { env, cwd: home });
  const [report = ""] = readdirSync(coverage);
  const { result } = JSON.parse(readFileSync(join(coverage, report), "utf8")) as { result: Script[] };
  const functions = result.find(({ url }) => url.endsWith(`${command}.mjs`))?.functions ?? [];
  return functions.filter(({ functionName, ranges: [{ count }] }) => functionName.startsWith("load_") && count > 0)
    .map(({ functionName }) => functionName.slice("load_".length));
}

/** A script in a coverage report, as far as it is read. */
interface Script {
  readonly url: string;
  readonly functions: readonly {
    readonly functionName: string;
    readonly ranges: readonly [{ readonly count: number }];
  }[];
}

describe.each([20, 22, 24] as const)("on Node %i a bundle evaluates a part only when it is needed", (major) => {
  const parts = { yaml: "library", network: "authority_client", globs: "picomatch", differences: "diff" } as const;

  it.each<[CommandName, string[], (keyof typeof parts)[]]>([
    ["stella-env", ["operator"], []],
    ["stella-env", ["./elsewhere/unusual.yaml"], ["yaml"]],
    ["stella-lint", ["operator"], []],
    ["stella-lint", ["./elsewhere/unusual.yaml"], ["yaml"]],
    ["stella-lint", [".stellaops/**/oper*.yaml"], ["globs"]],
    ["stella-lint", ["mistaken", "--fix-dry-run"], ["differences"]],
    ["stella-token", ["status", "operator"], []],
    ["stella-token", ["get", "operator"], ["network"]],
    ["stella-exec", ["operator", "--", "true"], []],
    ["stella-exec", ["operator", "--token", "--", "true"], ["network"]],
    ["stella-profile", ["show", "operator"], []],
    ["stella-profile", ["show", "./elsewhere/unusual.yaml"], ["yaml"]],
  ])("%s %j uses %j", async (command, argv, needed) => {
    const used = await runAndFindParts(`${nodeFolder(major)}/node`, command, argv);
    expect(used).toEqual(needed.map((part) => parts[part]));
  });
});

describe("bundles hold no program text", () => {
  it.each(runtimes.flatMap((runtime) => commands.map((command) => [command, runtime] as const)))(
    "%s for %s evaluates no string and imports no data: URL",
    (command, runtime) => {
      const bundle = readFileSync(bundleOf(command, runtime), "utf8");
      expect(bundle).not.toMatch(/data:text\/javascript|sourceURL|\beval\(|new Function\b/);
    },
  );
});

describe.each(runtimes)("on %s what goes wrong in a part has its own exit code", (runtime) => {
  it.each<[string, CommandName, string[], number, string]>([
    ["a refused secret", "stella-token", ["get", "stranger"], 3, "invalid_client"],
    ["a refused secret", "stella-exec", ["stranger", "--token", "--", "true"], 3, "invalid_client"],
    ["a refused secret", "stella-profile", ["token", "get", "stranger"], 3, "invalid_client"],
    ["no server", "stella-token", ["get", "nobody", "--timeout", "1s"], 10, "cannot reach"],
    ["broken YAML", "stella-env", ["./elsewhere/broken.yaml"], 2, "cannot be used"],
    ["broken YAML", "stella-lint", ["./elsewhere/broken.yaml"], 1, "yaml-syntax"],
  ])("%s: %s %j ends with %i", async (_, command, argv, exitCode, message) => {
    const home = homeOfAll();
    const { code, out, err } = await runBundle(command, runtime, argv, { env: { HOME: home }, cwd: home });
    expect([code, out + err]).toEqual([exitCode, expect.stringContaining(message)]);
  });
});
