import { mkdirSync, writeFileSync } from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import { startAuthority } from "../../support/authority.ts";
import { profileText } from "../../support/profiles.ts";
import { inHome } from "../../support/home.ts";

describe("list", () => {
  it("of nothing says how to begin", async () => {
    const { code, out, err } = await inHome().run("list");
    expect([code, out, err]).toEqual([
      0,
      "",
      expect.stringContaining("to create one, run stella-profile init packs-operator"),
    ]);
    expect((await inHome().run("list", "--json")).out).toBe('{\n  "profiles": []\n}\n');
  });

  it("shows name, role, client, Authority, scopes, secret and token, and marks the active one", async () => {
    const { run, runIn } = inHome();
    await run("init", "packs-operator", "packs-viewer");
    await runIn({ stdin: "hunter2222" }, "secret", "set", "packs-viewer");
    const { out } = await runIn({ env: { STELLA_PROFILE: "packs-viewer" } }, "list");
    expect(out).toBe(
      `   NAME            ROLE      CLIENT         AUTHORITY              SCOPES                SECRET   TOKEN
   packs-operator  operator  pack-operator  authority.example.com  packs.read packs.run  missing  absent
*  packs-viewer    viewer    pack-viewer    authority.example.com  packs.read            ok       absent
`,
    );
  });

  it("tells how long the best of a profile's tokens lives", async () => {
    const authority = await startAuthority();
    onTestFinished(() => authority.close());
    const { run, runIn } = inHome();
    await run("init", "packs-operator", "--authority-url", authority.url);
    await runIn({ stdin: authority.secrets["pack-operator"] as string }, "secret", "set", "packs-operator");
    await run("token", "fetch", "packs-operator", "--scope", "packs.read");
    const { profiles: [profile] } = JSON.parse((await run("list", "--json")).out);
    expect(profile.token.state).toBe("usable");
    expect(Date.parse(profile.token.expiresAtUtc) - Date.now()).toBeGreaterThan(100_000);
    expect((await run("list")).out).toMatch(/ (?:2 min|1 min \d+ s) left$/m);
    const clock = { now: () => Date.now() + 200_000, sleep: () => Promise.resolve() };
    expect((await runIn({ io: { clock } }, "list")).out).toMatch(/ expired$/m);
  });

  it("does not call a token usable after the secret has changed", async () => {
    const authority = await startAuthority();
    onTestFinished(() => authority.close());
    const { run, runIn } = inHome();
    await run("init", "packs-operator", "--authority-url", authority.url);
    await runIn({ stdin: authority.secrets["pack-operator"] as string }, "secret", "set", "packs-operator");
    await run("token", "fetch", "packs-operator");
    await runIn({ stdin: "another-secret" }, "secret", "set", "packs-operator");
    const { profiles: [profile] } = JSON.parse((await run("list", "--json")).out);
    expect(profile.token.state).toBe("other-secret");
    expect((await run("list")).out).toMatch(/ other-secret$/m);
  });

  it("fits the terminal", async () => {
    const { run, runIn } = inHome();
    await run("init", "packs-operator", "packs-admin");
    const { out } = await runIn({ stdoutIsTerminal: true, columns: 60, env: { NO_COLOR: "1" } }, "list");
    expect(out.split("\n").map((line) => [...line].length <= 60)).not.toContain(false);
    expect(out).toContain("…");
  });

  it("shows broken profiles too, with the reason", async () => {
    const { stella, profile, run } = inHome();
    mkdirSync(stella("profiles"), { recursive: true });
    writeFileSync(profile("a-broken"), "StellaOps:\n  Authority:\n    Url: https://a.corp.test\n    ClientId: [x]\n");
    mkdirSync(profile("b-directory"));
    writeFileSync(profile("c-good"), profileText());
    const { code, out, err } = await run("list", "--json");
    const { profiles } = JSON.parse(out) as { profiles: { name: string; problem: string | null }[] };
    expect([code, err]).toEqual([0, ""]);
    expect(profiles.map(({ name, problem }) => [name, problem])).toEqual([
      ["a-broken", expect.stringContaining('"StellaOps.Authority.ClientId" must be text')],
      ["b-directory", expect.stringContaining("it is a directory")],
      ["c-good", null],
    ]);
    expect((await run("list")).err).toContain('"a-broken": profile "a-broken" cannot be used');
  });

  it("shows the active profile wherever it lies, and also when it does not exist", async () => {
    const { home, runIn } = inHome();
    writeFileSync(`${home}/mine.yaml`, profileText());
    const active = async (name: string): Promise<unknown> =>
      JSON.parse((await runIn({ env: { STELLA_PROFILE: name } }, "list", "--json")).out);
    expect(await active("./mine.yaml")).toMatchObject({ profiles: [{ name: "mine", active: true, problem: null }] });
    expect(await active("typo")).toMatchObject({
      profiles: [{
        name: "typo",
        active: true,
        problem: expect.stringContaining('there is no profile "typo"') as string,
      }],
    });
    expect(await active("../up")).toMatchObject({ profiles: [{ name: "up", active: true }] });
  });

  it("does not mind a STELLA_PROFILE that cannot be a name", async () => {
    const { runIn } = inHome();
    expect((await runIn({ env: { STELLA_PROFILE: "a b" } }, "list", "--json")).code).toBe(0);
  });

  it.each([
    ["profile with a secret in it", { secretLine: "ClientSecret: s3cretvalue" }, "inline"],
    ["profile without any", { secretLine: "" }, "none"],
  ])("a %s has the secret state %s", async (_, text, state) => {
    const { stella, profile, run } = inHome();
    mkdirSync(stella("profiles"), { recursive: true });
    writeFileSync(profile("x"), profileText(text));
    const { out } = await run("list", "--json");
    expect(JSON.parse(out)).toMatchObject({ profiles: [{ secret: state }] });
    expect(out).not.toContain("s3cretvalue");
  });
});
