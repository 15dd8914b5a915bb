import { describe, expect, it } from "vitest";
import { lint } from "../../scripts/api/lint.ts";
import { lintProgram } from "../../scripts/commands/lint.ts";
import { givenHome } from "../support/given-home.ts";
import { profileText } from "../support/profile-text.ts";

const mistaken = profileText({ scope: "packs.read,packs:run" }, "packs-operator");

describe("lint()", () => {
  it("finds what the command finds, also in the files around", async () => {
    const home = givenHome({ profiles: { "packs-operator": mistaken } });
    const { out } = await home.run(lintProgram, ["packs-operator", "--format", "json"]);
    const { findings } = JSON.parse(out) as { findings: { file: string }[] };
    expect(findings.length).toBeGreaterThan(2);
    const found = lint(mistaken, "packs-operator", { env: { HOME: home.home } });
    expect(found).toEqual(findings.map((finding) => ({ ...finding, file: "packs-operator" })));
  });

  it("sets rules", () => {
    const env = { HOME: givenHome().home };
    const text = "StellaOps: {}\n";
    expect(lint(text, "a", { env }).map(({ rule, severity }) => [rule, severity])).toEqual([["missing-key", "error"]]);
    expect(lint(text, "a", { env, rules: { "missing-key": "info" } })).toMatchObject([{ severity: "info" }]);
    expect(lint(text, "a", { env, rules: { "missing-key": "off" } })).toEqual([]);
  });

  it("takes a file for a name", () => {
    const env = { HOME: givenHome().home };
    expect(lint("StellaOps: {}\n", "profiles/-bad.yaml", { env }).map(({ rule, file }) => [rule, file]))
      .toEqual([["missing-key", "profiles/-bad.yaml"], ["profile-name", "profiles/-bad.yaml"]]);
  });

  it("refuses a rule that does not exist, with a guess", () =>
    expect(() => lint("", "a", { rules: { "missing-keys": "off" } })).toThrow('did you mean "missing-key"?'));
});
