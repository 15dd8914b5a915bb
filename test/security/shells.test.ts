import { existsSync } from "node:fs";
import { expect } from "vitest";
import { describeAttacks } from "../support/attacks.ts";
import { spawnProgram } from "../support/bundles.ts";
import { givenHome } from "../support/given-home.ts";

// Values and file names in every shell: test/shell/round-trip.test.ts and its matrices.
describeAttacks([
  {
    who: "the author of a profile",
    by: "a value with $(…) in it",
    toGain: "a command that runs in the shell that loads the profile",
    happens: "the shell gets the text as it stands",
    async play({ run }) {
      const { home } = givenHome({ profiles: { p: { clientId: "$(touch sprung)`touch sprung`" } } });
      const { out } = await run("stella-env", ["p"], { env: { HOME: home } });
      const script = `eval "$1"; printf %s "$StellaOps__Authority__ClientId"`;
      const shell = await spawnProgram("sh", ["-c", script, "sh", out], { cwd: home });
      expect(shell).toEqual({ code: 0, out: "$(touch sprung)`touch sprung`", err: "" });
      expect(existsSync(`${home}/sprung`)).toBe(false);
    },
  },
]);
