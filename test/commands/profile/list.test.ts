import { mkdirSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { profileProgram } from "../../../scripts/commands/profile/program.ts";
import { givenHome } from "../../support/given-home.ts";
import { profileText } from "../../support/profile-text.ts";
import { givenAuthority } from "../../support/token-world.ts";

const { authority } = givenAuthority();

describe("stella-profile list", () => {
  it("says how to begin when there are no profiles", async () => {
    const { code, out, err } = await givenHome().run(profileProgram, ["list"]);
    expect([code, out, err]).toEqual([
      0,
      "",
      expect.stringContaining("to create one, run stella-profile init packs-operator"),
    ]);
    expect((await givenHome().run(profileProgram, ["list", "--json"])).out).toBe('{\n  "profiles": []\n}\n');
  });

  it("prints name, role, client, Authority, scopes, secret and token, and marks the active one", async () => {
    const { run } = givenHome();
    await run(profileProgram, ["init", "packs-operator", "packs-viewer"]);
    await run(profileProgram, ["secret", "set", "packs-viewer"], { stdin: "hunter2222" });
    const { out } = await run(profileProgram, ["list"], { env: { STELLA_PROFILE: "packs-viewer" } });
    expect(out).toBe(
      `   NAME            ROLE      CLIENT         AUTHORITY              SCOPES                SECRET   TOKEN
   packs-operator  operator  pack-operator  authority.example.com  packs.read packs.run  missing  absent
*  packs-viewer    viewer    pack-viewer    authority.example.com  packs.read            ok       absent
`,
    );
  });

  it("lists the profiles that arguments name", async () => {
    const { run } = givenHome({ profiles: { "dev-operator": {}, "prod-approver": {}, "prod-operator": {} } });
    const listNames = async (...argv: string[]): Promise<string[]> => {
      const { profiles } = JSON.parse((await run(profileProgram, ["list", ...argv, "--json"])).out);
      return (profiles as { name: string }[]).map(({ name }) => name);
    };
    expect(await listNames("prod-*")).toEqual(["prod-approver", "prod-operator"]);
    expect(await listNames("*-approver", "dev-operator")).toEqual(["prod-approver", "dev-operator"]);
    for (const absent of ["stage-*", "stage-operator"]) {
      expect(await run(profileProgram, ["list", "prod-*", absent])).toMatchObject({ code: 4, out: "" });
    }
  });

  it("prints how long the longest-lived token of a profile lives", async () => {
    const { run } = givenHome({ authority: authority(), profiles: { "packs-operator": {} } });
    await run(profileProgram, ["token", "fetch", "packs-operator", "--scope", "packs.read"]);
    const { profiles: [profile] } = JSON.parse((await run(profileProgram, ["list", "--json"])).out);
    expect(profile.token.state).toBe("usable");
    expect(Date.parse(profile.token.expiresAtUtc) - Date.now()).toBeGreaterThan(100_000);
    expect((await run(profileProgram, ["list"])).out).toMatch(/ (?:2 min|1 min \d+ s) left$/m);
    const clock = { now: () => Date.now() + 200_000, sleep: () => Promise.resolve() };
    expect((await run(profileProgram, ["list"], { io: { clock } })).out).toMatch(/ expired$/m);
  });

  it("prints other-secret for a token that was fetched with another secret", async () => {
    const { run } = givenHome({ authority: authority(), profiles: { "packs-operator": {} } });
    await run(profileProgram, ["token", "fetch", "packs-operator"]);
    await run(profileProgram, ["secret", "set", "packs-operator"], { stdin: "another-secret" });
    const { profiles: [profile] } = JSON.parse((await run(profileProgram, ["list", "--json"])).out);
    expect(profile.token.state).toBe("other-secret");
    expect((await run(profileProgram, ["list"])).out).toMatch(/ other-secret$/m);
  });

  const tellingApart =
    `  NAME            ROLE      CLIENT         AUTHORITY              SCOPES             SECRET   TOKEN
  packs-admin     admin     pack-admin     authority.example.com  write run approve  missing  absent
  packs-operator  operator  pack-operator  authority.example.com  run                missing  absent
`;
  it.each<[number, string[], string, string]>([
    [100, [], tellingApart, ""],
    [99, [], tellingApart.replace(/^(.{28}).{15}/gm, "$1"), "there is no room for CLIENT: --wide shows everything\n"],
    [
      60,
      [],
      tellingApart.replace(/^(.{28}).{57}/gm, "$1"),
      "there is no room for CLIENT and SCOPES and AUTHORITY: --wide shows everything\n",
    ],
    [60, ["--wide"], "packs.read packs.write packs.run packs.approve  missing  absent", ""],
    [
      40,
      ["packs-operator"],
      `packs-operator
  ROLE       operator
  CLIENT     pack-operator
  AUTHORITY  authority.example.com
  SCOPES     run
  SECRET     missing
  TOKEN      absent
`,
      "",
    ],
  ])("fits %i columns with %j, and cuts no value", async (columns, argv, shown, note) => {
    const { run } = givenHome();
    await run(profileProgram, ["init", "packs-operator", "packs-admin", "--quiet"]);
    const { out, err } = await run(profileProgram, ["list", ...argv], { stdoutIsTerminal: true, columns });
    expect([out, err]).toEqual([expect.stringContaining(shown), note]);
  });

  it("lists profiles that cannot be used, with the reason", async () => {
    const broken = "StellaOps:\n  Authority:\n    Url: https://a.corp.test\n    ClientId: [x]\n";
    const { profile, run } = givenHome({ profiles: { "a-broken": broken, "c-good": {} } });
    mkdirSync(profile("b-directory"));
    const { code, out, err } = await run(profileProgram, ["list", "--json"]);
    const { profiles } = JSON.parse(out) as { profiles: { name: string; problem: string | null }[] };
    expect([code, err]).toEqual([0, ""]);
    expect(profiles.map(({ name, problem }) => [name, problem])).toEqual([
      ["a-broken", expect.stringContaining('"StellaOps.Authority.ClientId" must be text')],
      ["b-directory", expect.stringContaining("it is a directory")],
      ["c-good", null],
    ]);
    expect((await run(profileProgram, ["list"])).err).toContain('"a-broken": profile "a-broken" cannot be used');
  });

  it("lists the active profile wherever it is, even when it does not exist", async () => {
    const { home, run } = givenHome();
    writeFileSync(`${home}/mine.yaml`, profileText());
    const active = async (name: string): Promise<unknown> =>
      JSON.parse((await run(profileProgram, ["list", "--json"], { env: { STELLA_PROFILE: name } })).out);
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

  it("accepts a STELLA_PROFILE that cannot be a name", async () => {
    const { run } = givenHome();
    expect((await run(profileProgram, ["list", "--json"], { env: { STELLA_PROFILE: "a b" } })).code).toBe(0);
  });

  it.each([
    ["with an inline secret", { secretLine: "ClientSecret: s3cretvalue" }, "inline"],
    ["without a secret", { secretLine: "" }, "none"],
  ])("prints for a profile %s the secret state %s", async (_, values, state) => {
    const { run } = givenHome({ profiles: { x: values } });
    const { out } = await run(profileProgram, ["list", "--json"]);
    expect(JSON.parse(out)).toMatchObject({ profiles: [{ secret: state }] });
    expect(out).not.toContain("s3cretvalue");
  });
});
