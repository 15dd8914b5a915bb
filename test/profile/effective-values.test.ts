import { describe, expect, it } from "vitest";
import { type EffectiveValue, listEffectiveValues } from "../../scripts/profile/effective-values.ts";
import { valueFields } from "../../scripts/profile/fields.ts";
import { parseDocument } from "../../scripts/profile/parse-document.ts";
import { testIo } from "../support/io.ts";
import { profileText } from "../support/profile-text.ts";

const list = (text: string, env: Readonly<Record<string, string>> = {}): EffectiveValue[] =>
  listEffectiveValues(parseDocument({ name: "p", file: "/p.yaml" }, text), testIo({ env: { HOME: "/h", ...env } }));
const find = (values: readonly EffectiveValue[], key: string): EffectiveValue | undefined =>
  values.find((value) => value.key.endsWith(key));

describe("listEffectiveValues()", () => {
  it("lists every field that holds a value, in the order of the table", () =>
    expect(list(profileText()).map(({ key }) => key)).toEqual(valueFields.map(({ key }) => key)));

  it("says where a value of the profile is", () =>
    expect(find(list(profileText()), ".ClientId")).toEqual({
      key: "StellaOps.Authority.ClientId",
      value: "pack-operator",
      source: "profile",
      line: 4,
    }));

  it.each([[{}, "/h/.stellaops/tokens", "default"], [{ STELLAOPS_HOME: "/s" }, "/s/tokens", "environment"]])(
    "with %j, the token cache is %s by %s",
    (env, value, source) => {
      const text = profileText().replace(/ *TokenCacheDirectory.*\n/, "");
      expect(find(list(text, env), "Directory")).toMatchObject({ value, source, line: null });
    },
  );

  it("shows an absent value as unset", () =>
    expect(find(list(profileText({ backendUrl: undefined })), "BackendUrl")).toMatchObject({
      value: null,
      source: "unset",
      line: null,
    }));

  it("shows no secret, neither as a value nor in a URL", () => {
    const text = profileText({
      secretLine: "ClientSecret: canary",
      backendUrl: "https://u:canary@b.example/?k=canary",
    });
    const values = list(text);
    expect(JSON.stringify(values)).not.toContain("canary");
    expect(find(values, "ClientSecret")?.value).toBe("***");
  });
});
