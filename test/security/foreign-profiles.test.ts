import { chmodSync, chownSync, copyFileSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { describeAttacks, type Stage } from "../support/attacks.ts";
import { bundleOf, type CommandName, type Spawned, spawnProgram } from "../support/bundles.ts";
import { givenHome, type Home } from "../support/given-home.ts";
import { temporaryDirectory } from "../support/io.ts";
import { readShebang } from "../support/shebang.ts";
import { giveAway, givenDirectory, plantLink } from "../support/users.ts";

/** Nobody answers there: a secret that were sent would end in exit code 10. */
const authorityUrl = "http://127.0.0.1:9";

const givenProfile = (): Home =>
  givenHome({ profiles: { p: { authorityUrl } }, secrets: { "pack-operator": "hunter-two" } });

/** What all commands say of a profile: `stella-token get`, the linter and the doctor. */
async function ask(profile: string, home: string, { run }: Stage): Promise<readonly [Spawned, Spawned, Spawned]> {
  const options = { env: { HOME: home }, cwd: home };
  return [
    await run("stella-token", ["get", profile], options),
    await run("stella-lint", [profile], options),
    await run("stella-profile", ["doctor", profile, "--offline"], options),
  ];
}

function expectRefused([got, linted, diagnosed]: readonly [Spawned, Spawned, Spawned], problem: string): void {
  expect(got).toMatchObject({ code: 3, out: "", err: expect.stringContaining(problem) });
  expect(linted.out).toContain(problem);
  expect(linted.out).toContain("profile-mode");
  expect(diagnosed).toMatchObject({ code: 1, out: expect.stringContaining(problem) });
}

/** The user who runs a command in a container. */
const user = 1234;

/** Runs a bundle as a user other than root, from a copy that this user can read. */
async function runAsUser(
  home: string,
  command: CommandName,
  args: readonly string[],
  env: Record<string, string>,
  { runtime }: Stage,
) {
  const copy = join(home, command);
  copyFileSync(bundleOf(command, runtime), copy);
  const start = runtime === "node" ? [process.execPath] : readShebang(copy).split(" ").slice(2);
  const become = [`--reuid=${user}`, `--regid=${user}`, "--clear-groups"];
  return await spawnProgram("setpriv", [...become, ...start, copy, ...args], {
    env: { HOME: home, DENO_DIR: join(home, ".deno"), ...env },
    cwd: home,
  });
}

describeAttacks([
  {
    who: "another user",
    by: "a profile of that user's",
    toGain: "the secret that the victim has stored",
    happens: "the secret is not sent; lint and doctor tell it",
    asRoot: true,
    async play(stage) {
      const { home, profile } = givenProfile();
      giveAway(profile("p"));
      expectRefused(await ask("p", home, stage), `"${profile("p")}" belongs to user 65534, not to you (0)`);
    },
  },
  {
    who: "another user",
    by: "a profile that every user may change",
    toGain: "the secret that the victim has stored",
    happens: "the secret is not sent; lint and doctor tell it",
    async play({ run }) {
      const { home, profile } = givenProfile();
      chmodSync(profile("p"), 0o666);
      const got = await run("stella-token", ["get", "p"], { env: { HOME: home } });
      expect(got).toMatchObject({ code: 3, err: expect.stringContaining(`chmod go-w ${profile("p")}`) });
      expect((await run("stella-lint", ["p"], { env: { HOME: home } })).out).toContain(
        "every user can change this file",
      );
      const doctor = await run("stella-profile", ["doctor", "p", "--offline"], { env: { HOME: home } });
      expect(doctor).toMatchObject({ code: 1, out: expect.stringContaining("another user can change the profile") });
    },
  },
  {
    who: "another user",
    by: "a directory above the profile that every user may change",
    toGain: "another profile in its place, and the secret",
    happens: "the secret is not sent; lint and doctor tell it",
    async play(stage) {
      const { home, profile } = givenProfile();
      const shared = givenDirectory(`${home}/shared`, 0o777);
      mkdirSync(`${shared}/own`, { mode: 0o700 });
      renameSync(profile("p"), `${shared}/own/p.yaml`);
      expectRefused(
        await ask(`${shared}/own/p.yaml`, home, stage),
        `"${shared}" can be changed by other users (mode 0777)`,
      );
    },
  },
  {
    who: "another user of a sticky directory",
    by: "a symbolic link to a profile of the victim's",
    toGain: "to switch it to another profile between two looks at it",
    happens: "the secret is not sent; lint and doctor tell it",
    asRoot: true,
    async play(stage) {
      const { home, profile } = givenProfile();
      const shared = givenDirectory(`${temporaryDirectory()}/shared`, 0o1777);
      plantLink(`${shared}/profiles`, dirname(profile("p")));
      expectRefused(
        await ask(`${shared}/profiles/p.yaml`, home, stage),
        `"${shared}/profiles" belongs to user 65534, not to you (0)`,
      );
    },
  },
  {
    who: "another process in the pod",
    by: "a mounted secret, replaced by a link to a file of its own",
    toGain: "a login as somebody else",
    happens: "only what root has mounted is used",
    asRoot: true,
    async play(stage) {
      const home = temporaryDirectory();
      chmodSync(home, 0o755);
      const mounted = givenDirectory(`${home}/run`, 0o755);
      const secretLine = `ClientSecretFile: ${mounted}/secret`;
      const { profile } = givenHome({ home, profiles: { p: { authorityUrl, secretLine } } });
      for (const path of [`${home}/.stellaops`, dirname(profile("p")), profile("p")]) chownSync(path, user, user);
      const check = (env = {}) => runAsUser(home, "stella-profile", ["secret", "check", "p"], env, stage);
      writeFileSync(`${mounted}/secret`, "hunter-two");
      chownSync(`${mounted}/secret`, 0, user);
      chmodSync(`${mounted}/secret`, 0o440);
      expect(await check()).toMatchObject({ code: 0, err: expect.stringContaining("it is root's") });
      chmodSync(`${mounted}/secret`, 0o444);
      expect(await check()).toMatchObject({ code: 3 });
      const named = { STELLA_MOUNTED_SECRETS: mounted };
      expect(await check(named)).toMatchObject({ code: 0, err: expect.stringContaining("STELLA_MOUNTED_SECRETS") });
      const theirs = `${givenDirectory(`${home}/theirs`, 0o755)}/secret`;
      writeFileSync(theirs, "another");
      giveAway(theirs);
      renameSync(`${mounted}/secret`, `${mounted}/old`);
      plantLink(`${mounted}/secret`, theirs);
      expect(await check(named)).toMatchObject({ code: 3 });
    },
  },
]);
