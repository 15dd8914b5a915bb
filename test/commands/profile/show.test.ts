import { describe, expect, it } from "vitest";
import { profileProgram } from "../../../scripts/commands/profile/program.ts";
import { givenHome, type Home } from "../../support/given-home.ts";
import { profileText, type ProfileValues } from "../../support/profile-text.ts";

/** A home with one profile. */
const withProfile = (profile: ProfileValues | string = {}): Home =>
  givenHome({ profiles: { "packs-operator": profile } });

describe("stella-profile show", () => {
  it("prints each effective value and its source", async () => {
    const { home, run } = withProfile();
    const { code, out } = await run(profileProgram, ["show", "packs-operator"]);
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

  it("prints a secret as ***, in JSON too", async () => {
    const { run } = withProfile({ secretLine: "ClientSecret: s3cretvalue" });
    for (const flags of [[], ["--json"]]) {
      const { out, err } = await run(profileProgram, ["show", "packs-operator", ...flags]);
      expect(out).toContain("***");
      expect(out + err).not.toContain("s3cretvalue");
    }
  });

  it("prints a URL without the credentials in it", async () => {
    const { run } = withProfile({ backendUrl: "https://ada:s3cretvalue@runner.corp.test" });
    const { out } = await run(profileProgram, ["show", "packs-operator"]);
    expect(out).toContain("https://***@runner.corp.test");
    expect(out).not.toContain("s3cretvalue");
  });

  it("names the environment as the source of a default that it decides", async () => {
    const { home, run } = withProfile(profileText().replace(/^.*TokenCache.*\n/m, ""));
    const world = { env: { STELLA_PROFILE: "packs-operator", STELLAOPS_HOME: `${home}/.stellaops` } };
    const { out } = await run(profileProgram, ["show", "--json"], world);
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

  it("warns of variables that make the stella CLI use other values than the profile", async () => {
    const { home, run } = withProfile();
    const env = {
      StellaOps__Authority__ClientId: "pack-approver",
      STELLAOPS__AUTHORITY__SCOPE: "packs.read packs.run",
      StellaOps__Authority__TokenCacheDirectory: `${home}/.stellaops/tokens`,
      STELLAOPS_BACKEND_URL: "https://other.corp.test",
      StellaOps__Authority__ClientSecret: "s3cretvalue",
    };
    const { out, err } = await run(profileProgram, ["show", "packs-operator", "--json"], { env });
    expect((JSON.parse(out) as { overrides: { variable: string }[] }).overrides.map(({ variable }) => variable).sort())
      .toEqual(["STELLAOPS_BACKEND_URL", "StellaOps__Authority__ClientId", "StellaOps__Authority__ClientSecret"]);
    expect(err).toContain('StellaOps__Authority__ClientId is set and differs from "StellaOps.Authority.ClientId"');
    expect(out + err).not.toContain("s3cretvalue");
  });

  it.each([
    ["a profile that does not exist", ["show", "nope"], 4, 'there is no profile "nope"'],
    ["no profile", ["show"], 2, "no profile is named"],
    ["a name with .. in it", ["show", "a..b"], 2, 'it has ".." in it'],
    ["two profiles", ["show", "a", "b"], 2, 'unexpected argument "b"'],
  ])("refuses %s with its exit code", async (_, argv, code, message) => {
    const ran = await givenHome().run(profileProgram, argv);
    expect([ran.code, ran.out, ran.err]).toEqual([code, "", expect.stringContaining(message)]);
  });

  it("refuses a profile that cannot be used with exit code 2 and the position", async () => {
    const { code, err } = await withProfile("StellaOps: 1\n").run(profileProgram, ["show", "packs-operator"]);
    expect([code, err]).toEqual([2, expect.stringContaining("packs-operator.yaml:1:12")]);
  });
});
