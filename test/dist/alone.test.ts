import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Authority, startAuthority } from "../support/authority.ts";
import { bundleOf, type CommandName, root, type Runtime, type Spawned, spawnProgram } from "../support/bundles.ts";
import { temporaryDirectory } from "../support/io.ts";
import { nodeFolder, nodeMajors, oldestDenoFolder } from "../support/releases.ts";
import { makeHome } from "../support/token-home.ts";

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority();
});
afterAll(() => authority.close());

const platforms: readonly { name: string; runtime: Runtime; folder: string }[] = [
  ...nodeMajors.map((major) => ({ name: `Node ${major}`, runtime: "node" as const, folder: nodeFolder(major) })),
  { name: "Deno", runtime: "deno", folder: `${root}/node_modules/deno` },
  { name: "Deno 2.0", runtime: "deno", folder: oldestDenoFolder },
];

describe.each(platforms)("copied to a folder on PATH, with nothing beside it, on $name", ({ runtime, folder }) => {
  /** A command as the README installs it: one file, by the name that people type. */
  function install(command: CommandName) {
    const bin = temporaryDirectory();
    copyFileSync(bundleOf(command, runtime), join(bin, command));
    expect(readdirSync(bin)).toEqual([command]);
    const home = makeHome(temporaryDirectory(), {
      url: authority.url,
      secret: authority.secrets["pack-operator"] ?? "",
    });
    const profile = (name: string): string => join(home, ".stellaops/profiles", `${name}.yaml`);
    const run = (...argv: readonly string[]): Promise<Spawned> =>
      spawnProgram(command, argv, { env: { PATH: `${bin}:${folder}`, HOME: home }, cwd: home });
    return { profile, run };
  }

  it("stella-profile makes a profile, lists it and shows it", async () => {
    const { run } = install("stella-profile");
    expect(await run("init", "packs-approver", "--quiet")).toEqual({ code: 0, out: "", err: "" });
    const { out: list } = await run("list", "--json");
    expect(JSON.parse(list).profiles.map(({ name }: { name: string }) => name)).toEqual(["operator", "packs-approver"]);
    const { out: shown } = await run("show", "packs-approver", "--json");
    expect(JSON.parse(shown).values).toContainEqual({
      key: "StellaOps.Authority.ClientId",
      value: "pack-approver",
      source: "profile",
      line: expect.any(Number),
    });
  });

  it("stella-lint lints one profile, and shows the fixes of those that a glob finds", async () => {
    const { profile, run } = install("stella-lint");
    expect(await run("operator")).toEqual({ code: 0, out: "", err: "1 file checked: nothing found\n" });
    const wrong = readFileSync(profile("operator"), "utf8").replace("packs.run", "packs:run");
    for (const name of ["one", "two"]) writeFileSync(profile(name), wrong);
    const { code, out } = await run(".stellaops/**/{one,two}.yaml", "--fix-dry-run");
    expect([code, out.match(/^\+ .*$/gm)]).toEqual([1, Array(2).fill('+    Scope: "packs.read packs.run"')]);
  });

  it("stella-env loads a plain profile, and one with unusual YAML", async () => {
    const { profile, run } = install("stella-env");
    const expected = `export StellaOps__Authority__Url='${authority.url}';\n`;
    expect(await run("operator")).toMatchObject({ code: 0, out: expect.stringContaining(expected), err: "" });
    writeFileSync(
      profile("unusual"),
      `StellaOps: {Authority: {Url: '${authority.url}', ClientId: a, Scope: b}}\n`,
    );
    expect(await run("unusual")).toMatchObject({ code: 0, out: expect.stringContaining(expected), err: "" });
  });

  it("stella-token finds no token, fetches one, and finds it", async () => {
    const { run } = install("stella-token");
    expect((await run("status", "operator")).code).toBe(3);
    const { code, out } = await run("get", "operator");
    expect([code, out]).toEqual([0, expect.stringMatching(/^\S{43}\n$/)]);
    expect(await run("get", "operator")).toEqual({ code: 0, out, err: "" });
    expect(await run("status", "operator")).toMatchObject({ code: 0, out: expect.stringContaining("usable") });
  });

  it("stella-exec runs a program with a token in its environment, and keeps its exit code", async () => {
    const { run } = install("stella-exec");
    const script = 'echo "$STELLA_PROFILE ${#STELLA_TOKEN}"; exit 7';
    expect(await run("operator", "--token", "--", "/bin/sh", "-c", script)).toEqual({
      code: 7,
      out: "operator 43\n",
      err: "",
    });
  });
});
