import { chmodSync, existsSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { profileProgram } from "../../../scripts/commands/profile/program.ts";
import { tokenProgram } from "../../../scripts/commands/token/program.ts";
import { givenHome, type Home } from "../../support/given-home.ts";
import { givenAuthority } from "../../support/token-world.ts";

const { authority } = givenAuthority();

const read = (file: string): string => readFileSync(file, "utf8");
const readAuthority = (home: Home, name: string): Record<string, string> =>
  parse(read(home.profile(name))).StellaOps.Authority;
const givenOperator = (): Home => givenHome({ authority: authority(), profiles: { "dev-operator": {} } });

describe("stella-profile copy", () => {
  it("makes the same profile under another name, 0600, comments kept", async () => {
    const home = givenOperator();
    writeFileSync(home.profile("dev-operator"), `# mine\n${read(home.profile("dev-operator"))}`);
    const { code, err } = await home.run(profileProgram, ["copy", "dev-operator", "ci-operator"]);
    expect([code, err]).toEqual([0, expect.stringContaining(`created ${home.profile("ci-operator")}\n`)]);
    expect(read(home.profile("ci-operator"))).toBe(read(home.profile("dev-operator")));
    expect(statSync(home.profile("ci-operator")).mode & 0o777).toBe(0o600);
  });

  it("gives a copy for another Authority a secret file and a token cache of its own", async () => {
    const home = givenOperator();
    const url = "https://authority.prod.corp.test";
    const { code, err } = await home.run(profileProgram, [
      "copy",
      "dev-operator",
      "prod-operator",
      "--authority-url",
      url,
    ]);
    expect([code, err]).toEqual([0, expect.stringContaining("run stella-profile secret set prod-operator")]);
    expect(readAuthority(home, "prod-operator")).toMatchObject({
      Url: url,
      ClientSecretFile: "~/.stellaops/secrets/prod-operator.secret",
      TokenCacheDirectory: "~/.stellaops/tokens/authority.prod.corp.test",
    });
  });

  it("gives a copy for another client a secret file of its own", async () => {
    const home = givenOperator();
    await home.run(profileProgram, ["copy", "dev-operator", "x-operator", "--client-id", "other"]);
    expect(readAuthority(home, "x-operator")).toMatchObject({
      ClientId: "other",
      ClientSecretFile: "~/.stellaops/secrets/x-operator.secret",
      TokenCacheDirectory: "~/.stellaops/tokens",
    });
  });

  it("does not copy a secret in the profile itself to another Authority", async () => {
    const home = givenHome({ profiles: { "dev-operator": { secretLine: "ClientSecret: s3cretvalue" } } });
    const { code, err } = await home.run(profileProgram, [
      ...["copy", "dev-operator", "prod-operator", "--authority-url", "https://authority.prod.corp.test"],
    ]);
    expect([code, err]).toEqual([2, expect.stringContaining("holds its secret itself")]);
    expect(err).not.toContain("s3cretvalue");
    expect(existsSync(home.profile("prod-operator"))).toBe(false);
  });

  it("replaces a profile with --force only, and keeps it as .bak", async () => {
    const home = givenHome({
      authority: authority(),
      profiles: { "dev-operator": {}, "prod-operator": { clientId: "x" } },
    });
    const before = read(home.profile("prod-operator"));
    const argv = ["copy", "dev-operator", "prod-operator"];
    const refused = await home.run(profileProgram, argv);
    expect([refused.code, refused.out, read(home.profile("prod-operator"))]).toEqual([
      1,
      expect.stringContaining('-    ClientId: "x"'),
      before,
    ]);
    expect((await home.run(profileProgram, [...argv, "--force"])).code).toBe(0);
    expect(read(`${home.profile("prod-operator")}.bak`)).toBe(before);
  });

  it.each([
    ["an original that does not exist", ["copy", "dev-operatr", "x"], 4, 'did you mean "dev-operator"?'],
    ["a name that no profile can have", ["copy", "dev-operator", "../x"], 2, "cannot be used"],
    [
      "a value that the linter refuses",
      ["copy", "dev-operator", "x", "--authority-url", "ftp://a"],
      2,
      "http or https",
    ],
  ])(
    "refuses %s",
    async (_, argv, code, message) =>
      expect(await givenOperator().run(profileProgram, argv)).toMatchObject({
        code,
        err: expect.stringContaining(message),
      }),
  );
});

describe("stella-profile rename", () => {
  it("moves the file, and says that the variable names the old one", async () => {
    const home = givenOperator();
    const before = read(home.profile("dev-operator"));
    const { code, err } = await home.run(profileProgram, ["rename", "dev-operator", "x-operator"], {
      env: { STELLA_PROFILE: "dev-operator" },
    });
    expect([code, existsSync(home.profile("dev-operator")), read(home.profile("x-operator"))]).toEqual([
      0,
      false,
      before,
    ]);
    expect(err).toContain('eval "$(stella-env x-operator)"');
  });

  it("replaces a profile with --force only, and keeps it as .bak", async () => {
    const home = givenHome({ profiles: { "a-operator": {}, "b-operator": { clientId: "b" } } });
    const before = read(home.profile("b-operator"));
    const argv = ["rename", "a-operator", "b-operator"];
    expect(await home.run(profileProgram, argv)).toMatchObject({ code: 1, err: expect.stringContaining("exists") });
    expect([existsSync(home.profile("a-operator")), read(home.profile("b-operator"))]).toEqual([true, before]);
    expect((await home.run(profileProgram, [...argv, "--force"])).code).toBe(0);
    expect(read(`${home.profile("b-operator")}.bak`)).toBe(before);
  });
});

describe("stella-profile remove", () => {
  it("revokes the tokens, removes the secret, and keeps the profile as .bak", async () => {
    const home = givenOperator();
    await home.run(tokenProgram, ["fetch", "dev-operator"]);
    const { code, err } = await home.run(profileProgram, ["remove", "dev-operator"]);
    expect([code, err]).toEqual([0, expect.stringContaining("revoked and removed")]);
    const left = [home.profile("dev-operator"), `${home.profile("dev-operator")}.bak`, home.secret("pack-operator")];
    expect(left.map((path) => existsSync(path))).toEqual([false, true, false]);
    expect(home.cacheEntries().filter((name) => name.endsWith(".json"))).toEqual([]);
  });

  it("leaves the tokens and the secret that another profile uses", async () => {
    const home = givenHome({ authority: authority(), profiles: { "a-operator": {}, "b-operator": {} } });
    await home.run(tokenProgram, ["fetch", "a-operator"]);
    const { code, err } = await home.run(profileProgram, ["remove", "a-operator"]);
    expect([code, err]).toEqual([0, expect.stringContaining('profile "b-operator" names it, too')]);
    expect((await home.run(tokenProgram, ["status", "b-operator"])).code).toBe(0);
  });

  it.each<[string, (home: Home) => void]>([
    ["that a profile which cannot be read may name", ({ profile }) => writeFileSync(profile("broken"), "a: [")],
    ["that --keep-secret asks to keep", () => {}],
  ])("leaves a secret %s", async (_, prepare) => {
    const home = givenOperator();
    prepare(home);
    const flags = existsSync(home.profile("broken")) ? [] : ["--keep-secret"];
    expect((await home.run(profileProgram, ["remove", "dev-operator", "--offline", ...flags])).code).toBe(0);
    expect([existsSync(home.profile("dev-operator")), existsSync(home.secret("pack-operator"))]).toEqual([false, true]);
  });

  it("leaves a file outside of the StellaOps home, even where a link in it leads there", async () => {
    for (const link of [false, true]) {
      const home = givenHome({
        profiles: { "x-operator": { secretLine: "ClientSecretFile: ~/.stellaops/secrets/x.secret" } },
      });
      const key = `${home.home}/id_rsa`;
      writeFileSync(key, "key", { mode: 0o600 });
      if (link) {
        await home.run(profileProgram, ["secret", "set", "x-operator"], { stdin: "s3cretvalue" });
        rmSync(home.secret("x"));
        symlinkSync(key, home.secret("x"));
      } else {
        writeFileSync(
          home.profile("x-operator"),
          read(home.profile("x-operator")).replace("~/.stellaops/secrets/x.secret", key),
        );
      }
      const { code, err } = await home.run(profileProgram, ["remove", "x-operator", "--offline"]);
      expect([code, err]).toEqual([0, expect.stringContaining("it is outside of the StellaOps home")]);
      expect(existsSync(key)).toBe(true);
    }
  });

  it("removes nothing when the Authority cannot be asked, and says how to do without", async () => {
    const home = givenOperator();
    await home.run(tokenProgram, ["fetch", "dev-operator"]);
    const fetch = (): never => {
      throw new TypeError("fetch failed", { cause: Object.assign(new Error("refused"), { code: "ECONNREFUSED" }) });
    };
    const { code, err } = await home.run(profileProgram, ["remove", "dev-operator", "--timeout", "1s"], {
      io: { fetch },
    });
    expect([code, err]).toEqual([10, expect.stringContaining("--offline removes the profile without revoking")]);
    expect([existsSync(home.profile("dev-operator")), existsSync(home.secret("pack-operator"))]).toEqual([true, true]);
  });
});

describe("stella-profile edit", () => {
  const giveEditor = (home: Home, script: string): Readonly<Record<string, string>> => {
    const file = `${home.home}/editor`;
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
    return { EDITOR: `${file} --wait`, PATH: process.env["PATH"] ?? "" };
  };

  it.each([
    ["a profile that is still right", "exit 0", 0, "nothing found"],
    ["a mistake, which the linter finds", `sed -i 's/packs.run/packs:run/' "$2"`, 1, "1 error"],
  ])("opens the editor, then lints: %s", async (_, script, code, message) => {
    const home = givenOperator();
    const ran = await home.run(profileProgram, ["edit", "dev-operator"], { env: giveEditor(home, script) });
    expect([ran.code, ran.out + ran.err]).toEqual([code, expect.stringContaining(message)]);
  });

  it("fails when the editor does", async () => {
    const home = givenOperator();
    expect(await home.run(profileProgram, ["edit", "dev-operator"], { env: giveEditor(home, "exit 3") })).toMatchObject(
      {
        code: 1,
        err: expect.stringMatching(/^error: the editor ".*" ended with exit code 3\n/),
      },
    );
  });
});

describe("stella-profile secret check --all", () => {
  it("checks the secret of every profile, and fails with 3 when one cannot be used", async () => {
    const home = givenHome({
      profiles: { "a-operator": {}, "b-viewer": { clientId: "b" } },
      secrets: { b: "s3cretvalue" },
    });
    const { code, err } = await home.run(profileProgram, ["secret", "check", "--all"]);
    expect([code, err]).toEqual([
      3,
      `error: the secret file "${home.secret("pack-operator")}" cannot be used: it does not exist\n` +
      `hint: run stella-profile secret set a-operator\nthe secret in ${
        home.secret("b")
      } can be used: only you can read it\n`,
    ]);
    await home.run(profileProgram, ["secret", "set", "a-operator"], { stdin: "s3cretvalue2" });
    expect((await home.run(profileProgram, ["secret", "check", "--all"])).code).toBe(0);
    expect((await home.run(profileProgram, ["secret", "check", "--all", "a-operator"])).code).toBe(2);
  });
});
