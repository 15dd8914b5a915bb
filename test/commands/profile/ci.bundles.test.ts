import { describe, expect, it } from "vitest";
import { runBundle, runtimes } from "../../support/bundles.ts";
import { givenHome } from "../../support/given-home.ts";

describe.each(runtimes)(
  "stella-profile ci on %s refuses a profile without a secret file and prints nothing",
  (runtime) => {
    it.each([
      ["github", "an inline secret", "ClientSecret: s3cret-value", "holds its secret itself"],
      ["gitlab", "an inline secret", "ClientSecret: s3cret-value", "holds its secret itself"],
      ["github", "no secret", "# none", "names no ClientSecretFile"],
      ["gitlab", "no secret", "# none", "names no ClientSecretFile"],
    ])("%s, %s", async (platform, _, secretLine, message) => {
      const { home } = givenHome({ profiles: { p: { secretLine } } });
      const { code, out, err } = await runBundle("stella-profile", runtime, ["ci", platform, "--profile", "p"], {
        env: { HOME: home },
      });
      expect([code, out]).toEqual([2, ""]);
      expect(err).toContain(message);
      expect(err).not.toContain("s3cret-value");
      expect(err.split("\n").length).toBeLessThan(5);
    });
  },
);
