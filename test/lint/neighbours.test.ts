import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lintProgram } from "../../scripts/commands/lint.ts";
import { givenHome } from "../support/given-home.ts";

const secretLine = "ClientSecretFile: ~/.stellaops/secrets/shared.secret";
const profiles = {
  "dev-operator": { authorityUrl: "https://dev.test", secretLine },
  "prod-operator": { authorityUrl: "https://prod.test", secretLine },
};

describe("stella-lint of a single profile", () => {
  it("finds what it shares with the others in its directory, and reports on it alone", async () => {
    const home = givenHome({ profiles, secrets: { shared: "secret" } });
    const { code, out, err } = await home.run(lintProgram, ["dev-operator", "-f", "json"]);
    const { findings, summary } = JSON.parse(out);
    expect([code, err, summary.files]).toEqual([1, "", 1]);
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule: "cross-authority-secret",
        line: 5,
        file: ".stellaops/profiles/dev-operator.yaml",
      }),
    );
    expect(findings.filter(({ file }: { file: string }) => file.includes("prod"))).toEqual([]);
  });

  it("is not troubled by a neighbour that is broken, too large, or a directory", async () => {
    const home = givenHome({
      profiles: { "dev-operator": profiles["dev-operator"], broken: "{", large: "#".repeat(300_000) },
      secrets: { shared: "secret" },
    });
    writeFileSync(join(home.stella("profiles"), "none.yaml"), "\\0");
    const { out } = await home.run(lintProgram, ["dev-operator", "-f", "json"]);
    expect(JSON.parse(out).findings.map(({ file }: { file: string }) => file)).not.toContainEqual(
      expect.stringMatching(/broken|large|none/),
    );
  });
});
