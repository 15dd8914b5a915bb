import { mkdirSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inHome } from "../../support/home.ts";
import { profileText } from "../../support/profiles.ts";

/** A home with one profile. */
function withProfile(text: Parameters<typeof profileText>[0] = {}): ReturnType<typeof inHome> {
  const home = inHome();
  mkdirSync(home.stella("profiles"), { recursive: true });
  writeFileSync(home.profile("packs-operator"), profileText(text));
  return home;
}

describe("show", () => {
  it("tells each effective value and where it came from", async () => {
    const { home, run } = withProfile();
    const { code, out } = await run("show", "packs-operator");
    const rows = out.replaceAll(home, "~").trimEnd().split("\n").map((line) => line.split(/ {2,}/));
    expect([code, rows]).toEqual([0, [
      ["KEY", "VALUE", "SOURCE"],
      ["(name)", "packs-operator", "argument"],
      ["(file)", "~/.stellaops/profiles/packs-operator.yaml"],
      ["StellaOps.Authority.Url", "https://authority.example.com", "profile, line 3"],
      ["StellaOps.Authority.ClientId", "pack-operator", "profile, line 4"],
      ["StellaOps.Authority.ClientSecret", "-", "unset"],
      ["StellaOps.Authority.ClientSecretFile", "~/.stellaops/secrets/pack-operator.secret", "profile, line 5"],
      ["StellaOps.Authority.Scope", "packs.read packs.run", "profile, line 6"],
      ["StellaOps.Authority.TokenCacheDirectory", "~/.stellaops/tokens", "profile, line 7"],
      ["StellaOps.BackendUrl", "https://task-runner.example.com", "profile, line 8"],
    ]]);
  });

  it("shows a secret as ***, in JSON too", async () => {
    const { run } = withProfile({ secretLine: "ClientSecret: s3cretvalue" });
    for (const flags of [[], ["--json"]]) {
      const { out, err } = await run("show", "packs-operator", ...flags);
      expect(out).toContain("***");
      expect(out + err).not.toContain("s3cretvalue");
    }
  });

  it("shows a URL without the credentials that somebody put into it", async () => {
    const { run } = withProfile({ backendUrl: "https://ada:s3cretvalue@runner.corp.test" });
    const { out } = await run("show", "packs-operator");
    expect(out).toContain("https://***@runner.corp.test");
    expect(out).not.toContain("s3cretvalue");
  });

  it("names the environment where that decides", async () => {
    const { home, runIn } = withProfile();
    const world = { env: { STELLA_PROFILE: "packs-operator", STELLAOPS_HOME: `${home}/.stellaops` } };
    writeFileSync(`${home}/.stellaops/profiles/packs-operator.yaml`, profileText().replace(/^.*TokenCache.*\n/m, ""));
    const { out } = await runIn(world, "show", "--json");
    expect(JSON.parse(out)).toMatchObject({
      selectedBy: "STELLA_PROFILE",
      values: expect.arrayContaining([{
        key: "StellaOps.Authority.TokenCacheDirectory",
        value: `${home}/.stellaops/tokens`,
        source: "environment",
        line: null,
      }]) as unknown,
    });
  });

  it("warns of variables with which the stella CLI would not do as the profile says", async () => {
    const { home, runIn } = withProfile();
    const env = {
      StellaOps__Authority__ClientId: "pack-approver",
      STELLAOPS__AUTHORITY__SCOPE: "packs.read packs.run",
      StellaOps__Authority__TokenCacheDirectory: `${home}/.stellaops/tokens`,
      STELLAOPS_BACKEND_URL: "https://other.corp.test",
      StellaOps__Authority__ClientSecret: "s3cretvalue",
    };
    const { out, err } = await runIn({ env }, "show", "packs-operator", "--json");
    expect((JSON.parse(out) as { overrides: { variable: string }[] }).overrides.map(({ variable }) => variable).sort())
      .toEqual(["STELLAOPS_BACKEND_URL", "StellaOps__Authority__ClientId", "StellaOps__Authority__ClientSecret"]);
    expect(err).toContain('StellaOps__Authority__ClientId is set and differs from "StellaOps.Authority.ClientId"');
    expect(out + err).not.toContain("s3cretvalue");
  });

  it.each([
    ["a profile that is not there", ["show", "nope"], 4, 'there is no profile "nope"'],
    ["no profile at all", ["show"], 2, "no profile is named"],
    ["a name that climbs", ["show", "a..b"], 2, 'it has ".." in it'],
    ["two profiles", ["show", "a", "b"], 2, 'unexpected argument "b"'],
  ])("%s is told with its exit code", async (_, argv, code, message) => {
    const ran = await inHome().run(...argv);
    expect([ran.code, ran.out, ran.err]).toEqual([code, "", expect.stringContaining(message)]);
  });

  it("a profile that cannot be used is exit 2, with the place", async () => {
    const { profile, run } = withProfile();
    writeFileSync(profile("packs-operator"), "StellaOps: 1\n");
    const { code, err } = await run("show", "packs-operator");
    expect([code, err]).toEqual([2, expect.stringContaining("packs-operator.yaml:1:12")]);
  });
});
