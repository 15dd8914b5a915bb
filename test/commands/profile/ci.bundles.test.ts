import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runBundle, runtimes } from "../../support/bundles.ts";
import { temporaryDirectory } from "../../support/io.ts";
import { profileText } from "../../support/profiles.ts";

describe.each(runtimes)(
  "stella-profile ci on %s refuses a profile without a secret file and prints nothing",
  (runtime) => {
    it.each([
      ["github", "an inline secret", "ClientSecret: s3cret-value", "holds its secret itself"],
      ["gitlab", "an inline secret", "ClientSecret: s3cret-value", "holds its secret itself"],
      ["github", "no secret", "# none", "names no ClientSecretFile"],
      ["gitlab", "no secret", "# none", "names no ClientSecretFile"],
    ])("%s, %s", async (platform, _, secretLine, message) => {
      const home = temporaryDirectory();
      const file = join(home, "packs-operator.yaml");
      writeFileSync(file, profileText({ secretLine }), { mode: 0o600 });
      const { code, out, err } = await runBundle("stella-profile", runtime, ["ci", platform, "--profile", file], {
        env: { HOME: home },
      });
      expect([code, out]).toEqual([2, ""]);
      expect(err).toContain(message);
      expect(err).not.toContain("s3cret-value");
      expect(err.split("\n").length).toBeLessThan(5);
    });
  },
);

describe.each(runtimes)("stella-profile on %s names what was typed", (runtime) => {
  it.each<[string[], string]>([
    [["secret", "rotate"], 'unknown verb "secret rotate". choose one of secret set, secret check'],
    [["token", "get", "--secret-from", "-"], 'unknown option "--secret-from"'],
    [["init", "packs-operator", "--stdout", "--check"], "--stdout and --check cannot be used together"],
  ])("%j", async (argv, message) => {
    const { code, out, err } = await runBundle("stella-profile", runtime, argv, {
      env: { HOME: temporaryDirectory() },
    });
    expect([code, out, err.split("\n")[0]]).toEqual([2, "", `error: ${message}`]);
  });
});
