import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { givenAuthority, runToken } from "../../support/token-world.ts";

const { getSecret, makeGuideHome } = givenAuthority();

describe("stella-token: no verb but get shows a token, and none a secret", () => {
  it.each([["fetch", "--json"], ["fetch", "--force"], ["status", "--json", "--claims"], ["status"], ["revoke"]])(
    "%s",
    async (verb, ...flags) => {
      const home = makeGuideHome();
      const { out: printed } = await runToken(home, ["get", "operator"]);
      const { out, err } = await runToken(home, [verb, "operator", "--verbose", ...flags]);
      const shown = out + err;
      expect(shown.length).toBeGreaterThan(0);
      expect(shown).not.toContain(printed.trim());
      expect(shown).not.toContain(getSecret("pack-operator"));
    },
  );
});

describe("stella-token: of several profiles that cannot be read, the first is reported", () => {
  it.each(["fetch", "status", "revoke"])("%s", async (verb) => {
    const home = makeGuideHome();
    // Braces take the YAML library, which the second profile does not need.
    writeFileSync(join(home, ".stellaops/profiles/broken.yaml"), "StellaOps: {}\n");
    const { code, err } = await runToken(home, [verb, "broken", "absent"]);
    expect([code, err]).toEqual([2, expect.stringContaining('profile "broken" cannot be used')]);
  });
});
