import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { profileProgram } from "../../../scripts/commands/profile/program.ts";
import { roles } from "../../../scripts/profile/scopes.ts";
import {
  binPath,
  bundleOf,
  commands,
  root,
  runBundle,
  type Runtime,
  runtimes,
  type Spawned,
  spawnProgram,
} from "../../support/bundles.ts";
import { givenHome, type Home } from "../../support/given-home.ts";
import { guideProfiles } from "../../support/profile-text.ts";
import { givenAuthority } from "../../support/token-world.ts";
import { trickyValues } from "../../support/tricky-values.ts";

const { authority } = givenAuthority();

interface Installed extends Pick<Home, "home" | "stella"> {
  run(...argv: readonly string[]): Promise<Spawned>;
  /** Runs with this on standard input. */
  feed(stdin: string, ...argv: readonly string[]): Promise<Spawned>;
}

function install(runtime: Runtime): Installed {
  const { home, stella } = givenHome();
  const feed = (stdin: string, ...argv: readonly string[]): Promise<Spawned> =>
    runBundle("stella-profile", runtime, argv, { env: { HOME: home }, cwd: home, stdin });
  return { home, stella, feed, run: (...argv) => feed("", ...argv) };
}

const removeComments = (text: string): string => text.split("\n").filter((line) => !/^\s*#/.test(line)).join("\n");

describe.each(runtimes)("stella-profile on %s", (runtime) => {
  it("init makes private profiles of all roles at once, as the profile guide shows them", async () => {
    const { stella, run } = install(runtime);
    const names = roles.map(({ name }) => `packs-${name}`);
    const { code, out, err } = await run("init", ...names);
    expect([code, out]).toEqual([0, ""]);
    expect(err).toContain('warning: scope "packs.approve" is combined with');
    for (const [name, text] of Object.entries(guideProfiles)) {
      expect(removeComments(readFileSync(stella("profiles", `${name}.yaml`), "utf8"))).toBe(text);
    }
    for (const { name, scopes } of roles) {
      const { StellaOps } = parse(readFileSync(stella("profiles", `packs-${name}.yaml`), "utf8"));
      expect(StellaOps.Authority.Scope).toBe(scopes.join(" "));
    }
    const modes = [stella(), stella("profiles"), stella("profiles/packs-operator.yaml"), stella("profile.schema.json")];
    expect(modes.map((path) => statSync(path).mode & 0o777)).toEqual([0o700, 0o700, 0o600, 0o600]);
  });

  it("init sets every value from its option", async () => {
    const { stella, run } = install(runtime);
    const flags = {
      "--role": "operator",
      "--authority-url": "https://authority.corp.test",
      "--backend-url": "https://runner.corp.test",
      "--client-id": "0012345",
      "--scope": "packs.read",
      "--secret-file": "~/elsewhere/a.secret",
      "--token-cache": "~/elsewhere/tokens",
    };
    const { code } = await run("init", "ci", ...Object.entries(flags).flat(), "--yes");
    expect(code).toBe(0);
    expect(parse(readFileSync(stella("profiles/ci.yaml"), "utf8"))).toEqual({
      StellaOps: {
        Authority: {
          Url: flags["--authority-url"],
          ClientId: flags["--client-id"],
          ClientSecretFile: flags["--secret-file"],
          Scope: flags["--scope"],
          TokenCacheDirectory: flags["--token-cache"],
        },
        BackendUrl: flags["--backend-url"],
      },
    });
  });

  it("init --stdout, --check and --force print and write the same profile", async () => {
    const { stella, run } = install(runtime);
    const file = stella("profiles/packs-operator.yaml");
    const printed = await run("init", "packs-operator", "--stdout");
    expect([printed.code, existsSync(stella())]).toEqual([0, false]);
    expect((await run("init", "packs-operator", "--check")).code).toBe(1);
    expect((await run("init", "packs-operator")).code).toBe(0);
    expect(readFileSync(file, "utf8")).toBe(printed.out);
    expect(await run("init", "packs-operator", "--check")).toMatchObject({ code: 0, out: "" });
    const drift = await run("init", "packs-operator", "--check", "--client-id", "x");
    expect([drift.code, drift.out]).toEqual([1, expect.stringContaining("+    ClientId: x\n")]);
    expect((await run("init", "packs-operator", "--client-id", "x")).out).toBe(drift.out);
    expect((await run("init", "packs-operator", "--client-id", "x", "--force")).code).toBe(0);
    expect(readFileSync(`${file}.bak`, "utf8")).toBe(printed.out);
  });

  it("init uses the user's own templates", async () => {
    const { home, stella, run } = install(runtime);
    mkdirSync(stella("templates"), { recursive: true });
    const text =
      "StellaOps:\n  Authority:\n    Url: https://a.corp.test\n    ClientId: {{name}}\n    Scope: packs.read\n";
    writeFileSync(stella("templates/auditor.yaml"), text);
    writeFileSync(join(home, "other.yaml"), text);
    expect((await run("init", "corp-auditor")).code).toBe(0);
    expect((await run("init", "corp", "--template", "./other.yaml")).code).toBe(0);
    expect(readFileSync(stella("profiles/corp-auditor.yaml"), "utf8")).toBe(text.replace("{{name}}", "corp-auditor"));
    expect((await run("templates")).out).toContain(stella("templates/auditor.yaml"));
  });

  it.each([
    ["a name without a role", ["init", "foo"], 2, "operator, publisher, approver, viewer, admin"],
    ["an unknown role", ["init", "foo", "--role", "root"], 2, 'unknown role "root"'],
    ["a name with .. in it", ["init", "../operator"], 2, 'it has ".." in it'],
    ["a template that does not exist", ["init", "x", "--template", "nope.yaml"], 4, "there is no template"],
    ["a profile that does not exist", ["show", "nope"], 4, 'there is no profile "nope"'],
    ["no profile", ["secret", "check"], 2, "no profile is named"],
    ["an unknown verb", ["doktor"], 2, 'did you mean "doctor"?'],
    ["a verb that is a property of every object", ["constructor"], 2, 'unknown verb "constructor"'],
    ["an unknown option", ["list", "--jsno"], 2, "--jsno"],
  ])("refuses %s with its exit code, and prints nothing on standard output", async (_, argv, code, message) => {
    const ran = await install(runtime).run(...argv);
    expect([ran.code, ran.out, ran.err]).toEqual([code, "", expect.stringContaining(message)]);
  });

  it("secret set and secret check store and check a secret that no command prints", async () => {
    const { stella, run, feed } = install(runtime);
    const canary = "canary-of-a-secret";
    await run("init", "packs-operator");
    const runs = [
      await run("secret", "check", "packs-operator"),
      await feed(`${canary}\n`, "secret", "set", "packs-operator", "--verbose"),
      await run("secret", "check", "packs-operator", "--verbose"),
      await feed(`${canary}\n${canary}\n`, "secret", "set", "packs-operator", "--verbose"),
      await run("show", "packs-operator", "--json"),
      await run("list", "--json"),
      await run("doctor", "packs-operator", "--offline", "--verbose"),
    ];
    expect(runs.map(({ code }) => code)).toEqual([3, 0, 0, 2, 0, 0, 1]);
    expect(runs.map(({ out, err }) => out + err).join("")).not.toContain(canary);
    const file = stella("secrets/pack-operator.secret");
    expect([readFileSync(file, "utf8"), statSync(file).mode & 0o777]).toEqual([canary, 0o600]);
  });

  it("doctor finds a working profile healthy, and list prints its token", async () => {
    const { run, feed } = install(runtime);
    await run(
      "init",
      "packs-operator",
      "--authority-url",
      authority().url,
      "--backend-url",
      "https://runner.corp.test",
    );
    await feed(authority().secrets["pack-operator"] as string, "secret", "set", "packs-operator");
    const { code, out } = await run("doctor", "packs-operator", "--json");
    const { healthy, checks } = JSON.parse(out);
    expect([code, healthy, new Set(checks.map(({ status }: { status: string }) => status))]).toEqual([
      0,
      true,
      new Set(["ok"]),
    ]);
    expect((await run("token", "fetch", "packs-operator")).code).toBe(0);
    const { profiles: [profile] } = JSON.parse((await run("list", "--json")).out);
    expect(profile).toMatchObject({ role: "operator", secret: "ok", token: { state: "usable" } });
    expect((await run("list")).out).toMatch(/ (?:2 min|1 min \d+ s) left$/m);
  });

  it("schema prints templates/profile.schema.json", async () => {
    const { out } = await install(runtime).run("schema");
    expect(out).toBe(readFileSync(`${root}/templates/profile.schema.json`, "utf8"));
  });

  it("init writes values as they were typed", async () => {
    const { run } = install(runtime);
    for (const value of trickyValues.filter((_, index) => index % 8 === 0)) {
      const { code, out } = await run("init", "packs-operator", "--stdout", `--client-id=${value}`);
      expect([0, 2]).toContain(code);
      if (code === 0) expect(parse(out).StellaOps.Authority.ClientId).toBe(value);
    }
  });
});

describe.each(runtimes)("stella-profile on %s names what was typed", (runtime) => {
  it.each<[string[], string]>([
    [["secret", "rotate"], 'unknown verb "secret rotate". choose one of secret set, secret check'],
    [["token", "get", "--secret-from", "-"], 'unknown option "--secret-from"'],
    [["init", "packs-operator", "--stdout", "--check"], "--stdout and --check cannot be used together"],
  ])("%j", async (argv, message) => {
    const { code, out, err } = await runBundle("stella-profile", runtime, argv, {
      env: { HOME: givenHome().home },
    });
    expect([code, out, err.split("\n")[0]]).toEqual([2, "", `error: ${message}`]);
  });
});

/**
 * Those of `completion` need other shells, and run in `test/shell`. Those that make, move and remove profiles would take
 * them from the others, or need an editor: `life-cycle.test.ts` has their likes.
 */
const elsewhere = ["completion", "copy", "edit", "rename", "remove"];
const examples = profileProgram.commands.filter(({ name }) => !elsewhere.includes(name)).flatMap(({ name, examples }) =>
  examples.map(({ command }) => ({ command, home: name === "init" ? "a fresh home" : "a home with profiles" }))
);

describe.each(runtimes)("the examples in the help of stella-profile run on %s", (runtime) => {
  const fresh = mkdtempSync(join(tmpdir(), "stella-"));
  const ready = mkdtempSync(join(tmpdir(), "stella-"));
  afterAll(() => [fresh, ready].forEach((home) => rmSync(home, { recursive: true })));
  beforeAll(() => {
    for (const home of [fresh, ready]) {
      mkdirSync(join(home, "bin"));
      for (const command of commands) symlinkSync(bundleOf(command, runtime), join(home, "bin", command));
    }
    givenHome({
      home: ready,
      authority: authority(),
      profiles: { "packs-operator": {}, "packs-publisher": {}, "packs-approver": {} },
    });
  });

  it.each(examples)("$command in $home", async ({ command, home: kind }) => {
    const home = kind === "a fresh home" ? fresh : ready;
    const secret = authority().secrets["pack-operator"] as string;
    const env = {
      HOME: home,
      PATH: `${home}/bin:${binPath}`,
      STELLA_PROFILE: "packs-operator",
      CLIENT_SECRET: secret,
    };
    const { code, err } = await spawnProgram("bash", ["-c", command], { env, cwd: home, stdin: secret });
    expect(code, err).toBe(0);
  });
});
