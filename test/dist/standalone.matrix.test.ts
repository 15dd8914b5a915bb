import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { version } from "../../scripts/core/version.ts";
import { root, type Spawned, spawnProgram } from "../support/bundles.ts";
import { givenHome } from "../support/given-home.ts";
import { givenAuthority } from "../support/token-world.ts";

const { authority } = givenAuthority();

/** The standalone binary in a home with one profile, where no other program can be found. */
function givenStandalone() {
  const { home, profile } = givenHome({ authority: authority(), profiles: { operator: {} } });
  const run = (...argv: readonly string[]): Promise<Spawned> =>
    spawnProgram(`${root}/dist/sea/stella-profile`, argv, { env: { PATH: "", HOME: home }, cwd: home });
  return { profile, run };
}

describe("the standalone stella-profile, with an empty PATH,", () => {
  it("prints its version", async () => {
    expect(await givenStandalone().run("--version")).toEqual({ code: 0, out: `${version}\n`, err: "" });
  });

  it("makes a profile and lists it", async () => {
    const { run } = givenStandalone();
    expect(await run("init", "packs-approver", "--quiet")).toEqual({ code: 0, out: "", err: "" });
    const { profiles } = JSON.parse((await run("list", "--json")).out);
    expect(profiles.map(({ name }: { name: string }) => name)).toEqual(["operator", "packs-approver"]);
  });

  it("lints the files of a glob, and prints the fix", async () => {
    const { profile, run } = givenStandalone();
    writeFileSync(profile("wrong"), readFileSync(profile("operator"), "utf8").replace("packs.run", "packs:run"));
    const { code, out } = await run("lint", ".stellaops/**/{wrong,right}.yaml", "--fix-dry-run");
    expect([code, out]).toEqual([1, expect.stringContaining('\n+    Scope: "packs.read packs.run"\n')]);
  });

  it("reads unusual YAML", async () => {
    const { profile, run } = givenStandalone();
    const text = `StellaOps: {Authority: {Url: '${authority().url}', ClientId: a, Scope: b}}\n`;
    writeFileSync(profile("unusual"), text);
    writeFileSync(profile("anchored"), text.replace("{", "&all {"));
    const { out: findings } = await run("lint", "anchored", "--format", "compact");
    expect(findings).toContain(" [yaml-feature]\n");
    const { code, out } = await run("env", "unusual");
    expect([code, out]).toEqual([
      0,
      expect.stringContaining(`export StellaOps__Authority__Url='${authority().url}';\n`),
    ]);
  });

  it("reports a missing token by its exit code, and fetches one", async () => {
    const { run } = givenStandalone();
    expect((await run("token", "status", "operator")).code).toBe(3);
    const { code, out } = await run("token", "get", "operator");
    expect([code, out]).toEqual([0, expect.stringMatching(/^\S{43}\n$/)]);
    expect(await run("token", "get", "operator")).toEqual({ code: 0, out, err: "" });
  });

  it("runs a program by its path", async () => {
    const script = 'echo "$STELLA_PROFILE ${#STELLA_TOKEN}"; exit 7';
    expect(await givenStandalone().run("exec", "operator", "--token", "--", "/bin/sh", "-c", script)).toEqual({
      code: 7,
      out: "operator 43\n",
      err: "",
    });
  });
});
