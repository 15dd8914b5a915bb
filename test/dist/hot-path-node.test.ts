import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Authority, startAuthority } from "../support/authority.ts";
import { bundleOf, type CommandName, runBundle, spawnProgram } from "../support/bundles.ts";
import { nodeFolder, nodeMajors } from "../support/releases.ts";
import { makeHome } from "../support/token-home.ts";

const directory = mkdtempSync(join(tmpdir(), "stella-"));
const empty = join(directory, "empty.mjs");
let authority: Authority;
let home: string;
beforeAll(async () => {
  authority = await startAuthority();
  home = makeHome(directory, { url: authority.url, secret: authority.secrets["pack-operator"] ?? "" });
  writeFileSync(empty, "");
  await runBundle("stella-token", "node", ["fetch", "operator"], { env: { HOME: home } });
});
afterAll(async () => {
  await authority.close();
  rmSync(directory, { recursive: true });
});

const tell = 'process.on("exit", () => process._rawDebug(process.moduleLoadList.join()))';

/**
 * Node's own modules that a run has loaded at its end, by the names that Node has for them inside. Standard input is a
 * character device, as it is at a terminal, so that a run which asks whether it is one loads what that takes. Standard
 * output is the null device, of which nobody needs to ask.
 */
async function loadedBy(node: string, file: string, argv: readonly string[]): Promise<string[]> {
  const args = ["--import", `data:text/javascript,${tell}`, file, ...argv];
  const { code, err } = await spawnProgram("/bin/sh", ["-c", 'exec "$0" "$@" < /dev/zero > /dev/null', node, ...args], {
    env: { HOME: home },
  });
  expect(code, err).toBe(0);
  return err.trimEnd().split("\n").at(-1)?.split(",") ?? [];
}

describe.each(nodeMajors)("beyond what an empty module loads on Node %i", (major) => {
  const node = `${nodeFolder(major)}/node`;
  const extras = async (command: CommandName, argv: readonly string[]): Promise<string[]> => {
    const usual = new Set(await loadedBy(node, empty, []));
    return (await loadedBy(node, bundleOf(command, "node"), argv)).filter((name) => !usual.has(name));
  };

  it.each<[CommandName, string[]]>([
    ["stella-env", ["operator"]],
    ["stella-lint", ["operator"]],
    ["stella-token", ["get", "operator"]],
  ])("%s %j loads nothing", async (command, argv) => {
    expect(await extras(command, argv)).toEqual([]);
  });

  // Else nothing might be told above.
  it("a token that is not in the cache takes the network", async () => {
    const loaded = await extras("stella-token", ["get", "operator", "--no-cache"]);
    expect(loaded).toEqual(expect.arrayContaining(["NativeModule net", "NativeModule stream"]));
  });
});
