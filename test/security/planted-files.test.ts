import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { expect } from "vitest";
import { describeAttacks, type Stage } from "../support/attacks.ts";
import { givenHome } from "../support/given-home.ts";
import { temporaryDirectory } from "../support/io.ts";
import { giveAway, givenDirectory, plantLink } from "../support/users.ts";

/** Fetches a token with a profile whose cache is there, from an Authority that cannot be reached. */
async function fetchInto(cache: string, { run }: Stage): Promise<{ code: number; out: string; err: string }> {
  const values = { authorityUrl: "http://127.0.0.1:9", tokenCacheDirectory: cache };
  const { home } = givenHome({ profiles: { p: values }, secrets: { "pack-operator": "hunter-two" } });
  return await run("stella-token", ["get", "p"], { env: { HOME: home }, cwd: home });
}

const getMode = (path: string): number => statSync(path).mode & 0o7777;

describeAttacks([
  {
    who: "another user with a shared directory",
    by: "a symbolic link in place of a report",
    toGain: "the victim's own file overwritten",
    happens: "nothing is written through it",
    asRoot: true,
    async play({ run }) {
      const { home } = givenHome();
      const shared = givenDirectory(`${temporaryDirectory()}/shared`, 0o777);
      const report = `${shared}/report.json`;
      writeFileSync(`${home}/.bashrc`, "mine");
      writeFileSync(`${home}/p.yaml`, "{");
      plantLink(report, `${home}/.bashrc`);
      const ran = await run("stella-lint", ["p.yaml", "-f", `json=${report}`], { env: { HOME: home }, cwd: home });
      expect(ran).toMatchObject({ code: 1, out: "" });
      expect(ran.err).toContain(`"${report}" is a symbolic link of user 65534. refusing to write through it`);
      expect([readFileSync(`${home}/.bashrc`, "utf8"), readdirSync(shared)]).toEqual(["mine", ["report.json"]]);
    },
  },
  {
    who: "another user with a shared directory",
    by: "a symbolic link in place of a directory on the way to a report",
    toGain: "a file in the victim's home",
    happens: "nothing is written through it",
    asRoot: true,
    async play({ run }) {
      const { home } = givenHome();
      const shared = givenDirectory(`${temporaryDirectory()}/shared`, 0o777);
      writeFileSync(`${home}/p.yaml`, "{");
      plantLink(`${shared}/build`, home);
      const args = ["p.yaml", "-f", `json=${shared}/build/report.json`];
      expect(await run("stella-lint", args, { env: { HOME: home }, cwd: home })).toMatchObject({ code: 1, out: "" });
      expect(readdirSync(home)).not.toContain("report.json");
    },
  },
  {
    who: "the author of a profile",
    by: "a TokenCacheDirectory that the whole system shares",
    toGain: "its sticky bit and everybody's access taken away",
    happens: "the profile is refused, and the directory stays as it is",
    async play(stage) {
      const shared = givenDirectory(`${temporaryDirectory()}/shared`, 0o1777);
      writeFileSync(`${shared}/note`, "");
      expect(await fetchInto(shared, stage)).toMatchObject({ code: 3, out: "" });
      expect([getMode(shared), readdirSync(shared)]).toEqual([0o1777, ["note"]]);
    },
  },
  {
    who: "another user",
    by: "a TokenCacheDirectory of that user's",
    toGain: "lock files and tokens in it",
    happens: "nothing is made there",
    asRoot: true,
    async play(stage) {
      const theirs = givenDirectory(`${temporaryDirectory()}/theirs`, 0o700);
      giveAway(theirs);
      expect(await fetchInto(theirs, stage)).toMatchObject({ code: 3, out: "" });
      expect(readdirSync(theirs)).toEqual([]);
    },
  },
  {
    who: "another user with a shared directory",
    by: "a symbolic link in place of a token cache, or on the way to it",
    toGain: "lock files and tokens elsewhere",
    happens: "nothing is made there",
    asRoot: true,
    async play(stage) {
      const shared = givenDirectory(`${temporaryDirectory()}/shared`, 0o1777);
      const elsewhere = givenDirectory(`${temporaryDirectory()}/elsewhere`, 0o700);
      plantLink(`${shared}/tokens`, elsewhere);
      expect(await fetchInto(`${shared}/tokens`, stage)).toMatchObject({ code: 3, out: "" });
      expect(await fetchInto(`${shared}/tokens/new`, stage)).toMatchObject({ code: 3, out: "" });
      expect(readdirSync(elsewhere)).toEqual([]);
    },
  },
]);
