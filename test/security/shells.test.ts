import { existsSync, writeFileSync } from "node:fs";
import { expect } from "vitest";
import { describeAttacks } from "../support/attacks.ts";
import { bundleOf, root, spawnProgram } from "../support/bundles.ts";
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
  {
    who: "whoever fills the variables of a pipeline",
    by: "make's own syntax in PROFILE",
    toGain: "a command that make runs",
    happens: "make runs none, and no such profile is found",
    async play({ runtime }) {
      const { home } = givenHome();
      writeFileSync(`${home}/Makefile`, `include ${root}/templates/stella.mk\n`);
      const stella = `STELLA=${bundleOf("stella-profile", runtime)}`;
      const args = ["env", stella, "PROFILE=$(shell touch sprung)`touch sprung`.yaml"];
      const { code, err } = await spawnProgram("make", args, { cwd: home, env: { HOME: home } });
      expect([code, err]).toEqual([2, expect.stringContaining("there is no profile")]);
      expect(existsSync(`${home}/sprung`)).toBe(false);
    },
  },
  {
    who: "whoever fills the variables of a pipeline",
    by: "a command with a line end that only some readers of YAML know",
    toGain: "a script that does less than its text says",
    happens: "the command is refused",
    async play({ run }) {
      const { home } = givenHome({ profiles: { "packs-operator": {} } });
      const argv = ["ci", "gitlab", "--profile", "packs-operator", "--command", "check\u2028&& run"];
      const { code, out } = await run("stella-profile", argv, { env: { HOME: home } });
      expect([code, out]).toEqual([2, ""]);
    },
  },
]);
