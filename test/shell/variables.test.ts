import { describe, expect, it } from "vitest";
import { parseDocument } from "../../scripts/profile/parse-document.ts";
import { type Profile, toProfile } from "../../scripts/profile/profile.ts";
import { exportVariables, managedNames, tokenVariables, withoutManaged } from "../../scripts/shell/variables.ts";
import { testIo } from "../support/io.ts";
import { profileText, type ProfileValues } from "../support/profile-text.ts";

const io = testIo({ env: { HOME: "/home/ada" } });

const givenProfile = (values: ProfileValues): Profile =>
  toProfile(parseDocument({ name: "p", file: "/home/ada/.stellaops/profiles/p.yaml" }, profileText(values)), io);

describe("exportVariables()", () => {
  it("leaves out what the profile does not have", () => {
    const profile = givenProfile({ secretLine: "", backendUrl: undefined });
    expect(exportVariables(profile, io).map(({ name }) => name)).toEqual([
      "STELLA_PROFILE",
      "StellaOps__Authority__Url",
      "StellaOps__Authority__ClientId",
      "StellaOps__Authority__Scope",
      "StellaOps__Authority__TokenCacheDirectory",
    ]);
  });

  it("never holds an inline secret", () => {
    const profile = givenProfile({ secretLine: "ClientSecret: canary" });
    expect(JSON.stringify(exportVariables(profile, io))).not.toContain("canary");
  });

  it("sets nothing that loading another profile would not clear", () => {
    const set = [...exportVariables(givenProfile({}), io), ...tokenVariables({ accessToken: "t", expiresAtMs: 0 })];
    expect(set.length).toBeGreaterThan(8);
    expect(managedNames).toEqual(expect.arrayContaining(set.map(({ name }) => name)));
  });

  it("leaves an inline secret to be cleared all the same", () =>
    expect(managedNames).toContain("StellaOps__Authority__ClientSecret"));
});

describe("withoutManaged()", () => {
  const environment = { PATH: "/bin", STELLA_TOKEN: "t", stella_token: "u", STELLAOPS_HOME: "/h" };

  it("matches names case-sensitively on POSIX", () =>
    expect(withoutManaged(environment, testIo({ io: { platform: "posix" } }))).toEqual({
      PATH: "/bin",
      stella_token: "u",
      STELLAOPS_HOME: "/h",
    }));

  it("matches names in any case on Windows", () =>
    expect(withoutManaged(environment, testIo({ io: { platform: "windows" } }))).toEqual({
      PATH: "/bin",
      STELLAOPS_HOME: "/h",
    }));
});
