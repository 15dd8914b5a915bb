import { describe, expect, it } from "vitest";
import type { Profile } from "../../scripts/profile/profile.ts";
import { exportVariables, managedNames, tokenVariables, withoutManaged } from "../../scripts/shell/variables.ts";
import { testIo } from "../support/io.ts";

const profile: Profile = {
  name: "p",
  file: "/home/ada/.stellaops/profiles/p.yaml",
  authorityUrl: "https://authority.example.com",
  clientId: "pack-operator",
  secret: { kind: "none" },
  scopes: ["packs.read"],
  tokenCacheDirectory: "/home/ada/.stellaops/tokens",
  backendUrl: undefined,
};

describe("variablesOf()", () => {
  it("leaves out what the profile does not have", () =>
    expect(exportVariables(profile, testIo({ env: { HOME: "/home/ada" } })).map(({ name }) => name)).toEqual([
      "STELLA_PROFILE",
      "StellaOps__Authority__Url",
      "StellaOps__Authority__ClientId",
      "StellaOps__Authority__Scope",
      "StellaOps__Authority__TokenCacheDirectory",
    ]));

  it("never holds an inline secret", () => {
    const inline: Profile = { ...profile, secret: { kind: "inline", value: "canary" } };
    expect(JSON.stringify(exportVariables(inline, testIo()))).not.toContain("canary");
  });

  it("sets nothing that loading another profile would not clear", () => {
    const all: Profile = { ...profile, backendUrl: "https://b.example", secret: { kind: "file", path: "/s" } };
    const set = [...exportVariables(all, testIo()), ...tokenVariables({ accessToken: "t", expiresAtMs: 0 })];
    expect([...set.map(({ name }) => name), "StellaOps__Authority__ClientSecret"].sort()).toEqual(
      [...managedNames].sort(),
    );
  });
});

describe("withoutManaged()", () => {
  const environment = { PATH: "/bin", STELLA_TOKEN: "t", stella_token: "u", STELLAOPS_HOME: "/h" };

  it("knows names to the letter on POSIX", () =>
    expect(withoutManaged(environment, { platform: "posix" })).toEqual({
      PATH: "/bin",
      stella_token: "u",
      STELLAOPS_HOME: "/h",
    }));

  it("knows names whatever their case on Windows", () =>
    expect(withoutManaged(environment, { platform: "windows" })).toEqual({ PATH: "/bin", STELLAOPS_HOME: "/h" }));
});
