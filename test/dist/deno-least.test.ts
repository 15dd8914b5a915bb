import { chownSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bundleOf, type CommandName, runBundle } from "../support/bundles.ts";
import { givenHome, type Home } from "../support/given-home.ts";
import { temporaryDirectory } from "../support/io.ts";
import { denoOptions, runWithOptions } from "../support/shebang.ts";
import { givenAuthority } from "../support/token-world.ts";

const { authority } = givenAuthority();

type Env = Readonly<Record<string, string>>;

/** A home with a profile that works and one with a mistake that `--fix` corrects. */
const givenProfiles = (): Home =>
  givenHome({ authority: authority(), profiles: { operator: {}, mistaken: { scope: "packs.read packs:run" } } });

/** A secret that belongs to root is accepted from everybody, so root gets further in a foreign home than other users. */
const isRoot = process.getuid?.() === 0;

/** The environment in the user's own home. */
const useOwnHome = (): Env => ({ HOME: givenProfiles().home });

/** The same StellaOps home where the home directory is another user's, as under `sudo` and in containers. */
function useForeignHome(): Env {
  const { home, profile, stella } = givenProfiles();
  for (const file of [profile("operator"), profile("mistaken")]) {
    writeFileSync(file, readFileSync(file, "utf8").replaceAll("~", home));
  }
  const foreign = isRoot ? temporaryDirectory() : "/";
  if (isRoot) chownSync(foreign, 65_534, 65_534);
  return { HOME: foreign, STELLAOPS_HOME: stella(), DENO_DIR: `${home}/deno` };
}

const token = ["operator", "--token", "--", "true"];
const nothing = ["operator", "--", "true"];

/** What a command does with each permission, and how it ends without it. */
const uses: readonly [CommandName, permission: string, use: string, readonly string[], code: number, says: string][] = [
  ["stella-env", "--allow-read", "load a profile", ["operator"], 2, "cannot read profile"],
  ["stella-env", "--allow-env", "load a profile", ["operator"], 1, "Requires env access"],
  ["stella-lint", "--allow-read", "lint a profile", ["operator"], 1, "the file cannot be read"],
  ["stella-lint", "--allow-write", "fix a profile", ["mistaken", "--fix"], 1, "cannot write"],
  ["stella-lint", "--allow-env", "lint a profile", ["operator"], 1, "Requires env access"],
  ["stella-lint", "--allow-sys", "fix a profile", ["mistaken", "--fix"], 1, "belongs to user"],
  ["stella-token", "--allow-read", "fetch a token", ["fetch", "operator"], 2, "cannot read profile"],
  ["stella-token", "--allow-write", "fetch a token", ["fetch", "operator"], 1, "cannot create"],
  ["stella-token", "--allow-net", "fetch a token", ["fetch", "operator"], 10, "cannot reach"],
  ["stella-token", "--allow-env", "fetch a token", ["fetch", "operator"], 1, "Requires env access"],
  ["stella-token", "--allow-sys", "fetch a token", ["fetch", "operator"], isRoot ? 1 : 3, "belongs to user"],
  ["stella-exec", "--allow-read", "run a program", nothing, 2, "cannot read profile"],
  ["stella-exec", "--allow-write", "keep a token", token, 0, "the token is not kept"],
  ["stella-exec", "--allow-net", "fetch a token", token, 10, "cannot reach"],
  ["stella-exec", "--allow-run", "run a program", nothing, 126, "cannot run"],
  ["stella-exec", "--allow-env", "run a program", nothing, 1, "Requires env access"],
  ["stella-exec", "--allow-sys", "keep a token", token, isRoot ? 0 : 3, "belongs to user"],
  ["stella-profile", "--allow-read", "list the profiles", ["list"], 1, "cannot look at"],
  ["stella-profile", "--allow-write", "make a profile", ["init", "new-operator"], 1, "cannot create"],
  ["stella-profile", "--allow-net", "fetch a token", ["token", "fetch", "operator"], 10, "cannot reach"],
  ["stella-profile", "--allow-run", "run a program", ["exec", ...nothing], 126, "cannot run"],
  ["stella-profile", "--allow-env", "list the profiles", ["list"], 1, "Requires env access"],
  ["stella-profile", "--allow-sys", "make a profile", ["init", "new-operator"], 1, "belongs to user"],
];

describe("on Deno a command needs each of its permissions", () => {
  it.each(uses)("%s without %s cannot %s", async (command, permission, _, argv, code, says) => {
    const world = permission === "--allow-sys" ? useForeignHome : useOwnHome;
    const remove = (option: string) => option.split("=")[0] === permission ? undefined : option;
    const less = await runWithOptions(remove, command, argv, { env: world() });
    expect([less.code, less.out + less.err]).toEqual([code, expect.stringContaining(says)]);
    const shipped = await runBundle(command, "deno", argv, { env: world() });
    expect([shipped.code, shipped.out + shipped.err]).toEqual([0, expect.not.stringContaining(says)]);
  });

  it("and each shipped permission is in the table above", () => {
    const shipped = [...new Set(uses.map(([command]) => command))].flatMap((command) =>
      denoOptions(bundleOf(command, "deno")).filter((option) => option.startsWith("--allow"))
        .map((option) => `${command} ${option.split("=")[0]}`)
    );
    expect(new Set(uses.map(([command, permission]) => `${command} ${permission}`))).toEqual(new Set(shipped));
  });
});
