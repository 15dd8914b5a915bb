import { describe, expect, it } from "vitest";
import { parseDocument } from "../../scripts/profile/parse-document.ts";
import { getDefaultTokenCacheDirectory, type Profile, toProfile } from "../../scripts/profile/profile.ts";
import { type TestIo, testIo } from "../support/io.ts";
import { profileText, type ProfileValues } from "../support/profile-text.ts";

const home = { HOME: "/home/ada" };
const convert = (text: string, io: TestIo): Profile =>
  toProfile(parseDocument({ name: "p", file: "/srv/p.yaml" }, text), io);
const given = (values: ProfileValues, io: TestIo = testIo({ env: home })): Profile => convert(profileText(values), io);

describe("toProfile()", () => {
  it("makes paths absolute and splits the scopes", () => {
    const profile = given({ scope: " packs.run  packs.read packs.run ", secretLine: "ClientSecretFile: ../s" });
    expect(profile).toMatchObject({
      scopes: ["packs.run", "packs.read"],
      secret: { kind: "file", path: "/s" },
      tokenCacheDirectory: "/home/ada/.stellaops/tokens",
    });
    expect(profile.values.get("scope")).toBe("packs.run packs.read");
    expect(profile.values.get("clientSecretFile")).toBe("/s");
  });

  it("keeps the Authority URL as written", () =>
    expect(given({ authorityUrl: "HTTPS://A.example/" }).authorityUrl).toBe("HTTPS://A.example/"));

  it("takes the default token cache below the StellaOps home", () => {
    const io = testIo({ env: { ...home, STELLAOPS_HOME: "/srv/stella" } });
    const text = profileText().replace(/ *TokenCacheDirectory.*\n/, "");
    expect(convert(text, io).tokenCacheDirectory).toBe("/srv/stella/tokens");
    expect(getDefaultTokenCacheDirectory(io)).toBe("/srv/stella/tokens");
  });

  it("redacts an inline secret, and has it in no value", () => {
    const io = testIo({ env: home });
    const profile = given({ secretLine: "ClientSecret: canary" }, io);
    expect(profile.secret).toEqual({ kind: "inline", value: "canary" });
    expect([...profile.values.values()]).not.toContain("canary");
    io.stderr.write("canary");
    expect(io.err()).toBe("***");
  });

  it("redacts the inline secret even of a profile that it refuses", () => {
    const io = testIo({ env: home });
    expect(() => given({ secretLine: "ClientSecret: canary", scope: "" }, io)).toThrow();
    io.stderr.write("canary");
    expect(io.err()).toBe("***");
  });

  it("refuses two sources for the secret with exit code 2", () =>
    expect(() => given({ secretLine: "ClientSecretFile: /s\n    ClientSecret: canary" })).toThrow(
      expect.objectContaining({
        exitCode: 2,
        message: 'profile "p" has both ClientSecret and ClientSecretFile (/srv/p.yaml)',
      }),
    ));

  it("refuses an invalid profile with its first problem and where that is", () =>
    expect(() => given({ clientId: "" })).toThrow(expect.objectContaining({
      exitCode: 2,
      message: 'profile "p" cannot be used: "StellaOps.Authority.ClientId" must not be empty (/srv/p.yaml:4:15)',
      hint: "stella-lint /srv/p.yaml shows everything that is wrong with it",
    })));
});
