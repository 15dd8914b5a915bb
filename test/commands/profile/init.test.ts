import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { profileProgram } from "../../../scripts/commands/profile/program.ts";
import { givenHome } from "../../support/given-home.ts";
import { guideProfiles } from "../../support/profile-text.ts";

const removeComments = (text: string): string => text.split("\n").filter((line) => !/^\s*#/.test(line)).join("\n");

describe("stella-profile init", () => {
  it.each(Object.entries(guideProfiles))("%s writes what the profile guide shows", async (name, text) => {
    const { run, profile } = givenHome();
    expect(await run(profileProgram, ["init", name])).toMatchObject({ code: 0, out: "" });
    expect(removeComments(readFileSync(profile(name), "utf8"))).toBe(text);
  });

  it("makes files 0600 and directories 0700, whatever the umask", async () => {
    const { stella, run, profile } = givenHome();
    const umask = process.umask(0);
    try {
      await run(profileProgram, ["init", "packs-operator"]);
    } finally {
      process.umask(umask);
    }
    const modes = [profile("packs-operator"), stella("profiles"), stella()];
    expect(modes.map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o700, 0o700]);
  });

  it.each([
    ["\r", "carriage return without a line feed"],
    ["\n", "line feed"],
    ["\x85", "next line character (U+0085)"],
    ["\u2028", "line separator (U+2028)"],
    ["\u2029", "paragraph separator (U+2029)"],
  ])("writes no value in which %j is, that ends a line for some reader", async (character, what) => {
    const { run, profile } = givenHome();
    const { code, out, err } = await run(profileProgram, ["init", "packs-operator", "--client-id", `a${character}b`]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(`the value of "StellaOps.Authority.ClientId" has a ${what} in it. write it on one line`);
    expect(existsSync(profile("packs-operator"))).toBe(false);
  });

  it("writes no such character from a template, comments included", async () => {
    const { run, stella, profile } = givenHome();
    mkdirSync(stella("templates"), { recursive: true });
    writeFileSync(
      stella("templates", "own.yaml"),
      `# see\u2028    ClientSecret: sneaky\n${guideProfiles["packs-operator"]}`,
    );
    const { code, err } = await run(profileProgram, ["init", "x", "--role", "own"]);
    expect(code).toBe(2);
    expect(err).toContain("a line separator (U+2028) ends the line for .NET");
    expect(existsSync(profile("x"))).toBe(false);
  });

  it("does not overwrite an existing profile: exit code 1 and a unified diff", async () => {
    const { run, profile } = givenHome();
    await run(profileProgram, ["init", "packs-operator"]);
    const before = readFileSync(profile("packs-operator"), "utf8");
    const { code, out } = await run(profileProgram, ["init", "packs-operator", "--client-id", "other"]);
    expect(code).toBe(1);
    expect(out).toContain("-    ClientId: pack-operator\n+    ClientId: other\n");
    expect(readFileSync(profile("packs-operator"), "utf8")).toBe(before);
  });

  it("writes none of several profiles when one exists", async () => {
    const { run, profile } = givenHome();
    await run(profileProgram, ["init", "packs-operator"]);
    expect((await run(profileProgram, ["init", "packs-viewer", "packs-operator", "--client-id", "x"])).code).toBe(1);
    expect(existsSync(profile("packs-viewer"))).toBe(false);
  });

  it("--force replaces an existing profile, and keeps it as .bak", async () => {
    const { run, profile } = givenHome();
    await run(profileProgram, ["init", "packs-operator"]);
    const before = readFileSync(profile("packs-operator"), "utf8");
    expect((await run(profileProgram, ["init", "packs-operator", "--client-id", "other", "--force"])).code).toBe(0);
    expect(readFileSync(`${profile("packs-operator")}.bak`, "utf8")).toBe(before);
    expect(statSync(`${profile("packs-operator")}.bak`).mode & 0o777).toBe(0o600);
  });

  it("--force replaces a writable file with a private one, without a warning", async () => {
    const { run, profile } = givenHome();
    await run(profileProgram, ["init", "packs-operator"]);
    chmodSync(profile("packs-operator"), 0o666);
    const { err } = await run(profileProgram, ["init", "packs-operator", "--force", "--client-id", "x"]);
    expect([err.includes("warning"), statSync(profile("packs-operator")).mode & 0o777]).toEqual([false, 0o600]);
  });

  it("succeeds and changes nothing when it is run again", async () => {
    const { run } = givenHome();
    await run(profileProgram, ["init", "packs-operator"]);
    expect(await run(profileProgram, ["init", "packs-operator"])).toMatchObject({ code: 0, out: "" });
  });

  it("--stdout prints the profiles and writes nothing", async () => {
    const { stella, run } = givenHome();
    const { code, out } = await run(profileProgram, ["init", "packs-operator", "packs-viewer", "--stdout"]);
    expect([code, out.split("---\n").length]).toEqual([0, 2]);
    expect(existsSync(stella())).toBe(false);
  });

  it("--check prints a diff, ends with exit code 1 and writes nothing when the profile differs", async () => {
    const { run, profile } = givenHome();
    const missing = await run(profileProgram, ["init", "packs-operator", "--check"]);
    expect([missing.code, missing.out]).toEqual([1, expect.stringContaining("+StellaOps:")]);
    expect(existsSync(profile("packs-operator"))).toBe(false);
    await run(profileProgram, ["init", "packs-operator"]);
    expect(await run(profileProgram, ["init", "packs-operator", "--check"])).toMatchObject({ code: 0, out: "" });
  });

  it("refuses a symbolic link in place of the profile, and does not write through it", async () => {
    const { home, stella, run, profile } = givenHome();
    mkdirSync(stella("profiles"), { recursive: true, mode: 0o700 });
    writeFileSync(join(home, "elsewhere"), "mine");
    symlinkSync(join(home, "elsewhere"), profile("packs-operator"));
    const { code, err } = await run(profileProgram, ["init", "packs-operator", "--force"]);
    expect([code, err]).toEqual([1, expect.stringContaining("is a symbolic link, not a file")]);
    expect(readFileSync(join(home, "elsewhere"), "utf8")).toBe("mine");
  });

  it("writes none of several profiles when one is a symbolic link", async () => {
    const { home, run, profile } = givenHome();
    await run(profileProgram, ["init", "packs-operator"]);
    writeFileSync(join(home, "elsewhere"), readFileSync(profile("packs-operator")));
    rmSync(profile("packs-operator"));
    symlinkSync(join(home, "elsewhere"), profile("packs-operator"));
    const { code } = await run(profileProgram, [
      "init",
      "packs-viewer",
      "packs-operator",
      "--force",
      "--client-id",
      "x",
    ]);
    expect([code, existsSync(profile("packs-viewer")), existsSync(`${profile("packs-operator")}.bak`)]).toEqual([
      1,
      false,
      false,
    ]);
  });

  it("--check and --stdout accept a profile that is a symbolic link", async () => {
    const { home, run, profile } = givenHome();
    await run(profileProgram, ["init", "packs-operator"]);
    renameSync(profile("packs-operator"), join(home, "elsewhere"));
    symlinkSync(join(home, "elsewhere"), profile("packs-operator"));
    expect((await run(profileProgram, ["init", "packs-operator", "--check"])).code).toBe(0);
    expect((await run(profileProgram, ["init", "packs-operator", "--stdout"])).code).toBe(0);
  });

  it("refuses another user's file", async () => {
    const { run, profile } = givenHome();
    await run(profileProgram, ["init", "packs-operator"]);
    const { uid } = statSync(profile("packs-operator"));
    const stranger = { io: { userId: () => uid + 1 } };
    const { code, err } = await run(
      profileProgram,
      ["init", "packs-operator", "--force", "--client-id", "x"],
      stranger,
    );
    expect([code, err]).toEqual([1, expect.stringContaining(`belongs to user ${uid}, not to you (${uid + 1})`)]);
  });

  it("does not overwrite a profile that another process creates at the same time", async () => {
    const { io, run, profile } = givenHome();
    await run(profileProgram, ["init", "packs-operator", "--client-id", "other"]);
    const { files } = io();
    const blind = {
      io: { files: { ...files, lstat: (path: string) => hidden(path) ? undefined : files.lstat(path) } },
    };
    const hidden = (path: string): boolean => path === profile("packs-operator");
    const { code, err } = await run(profileProgram, ["init", "packs-operator"], blind);
    expect([code, err]).toEqual([1, `error: cannot create "${profile("packs-operator")}": it exists already\n`]);
    expect(readFileSync(profile("packs-operator"), "utf8")).toContain("ClientId: other");
  });

  it("accepts a StellaOps home that is a symbolic link", async () => {
    const { home, run, stella } = givenHome();
    mkdirSync(join(home, "dotfiles"));
    symlinkSync(join(home, "dotfiles"), stella());
    expect((await run(profileProgram, ["init", "packs-operator"])).code).toBe(0);
    expect(readdirSync(join(home, "dotfiles"))).toEqual(["profile.schema.json", "profiles"]);
  });

  it("refuses a directory in place of the profile", async () => {
    const { run, profile } = givenHome();
    mkdirSync(profile("packs-operator"), { recursive: true });
    const { code, err } = await run(profileProgram, ["init", "packs-operator", "--force"]);
    expect([code, err]).toEqual([1, expect.stringContaining("it is a directory")]);
  });
});

describe("stella-profile init says on standard error what is left to do", () => {
  it("the placeholders, the secret, and how to check it all", async () => {
    const { profile, run } = givenHome();
    expect((await run(profileProgram, ["init", "packs-operator"])).err).toBe(`created ${profile("packs-operator")}
  still a placeholder: Authority URL, Backend URL. put the real value into the file, or pass --authority-url, --backend-url to init
  the secret is not there yet: run stella-profile secret set packs-operator
  check everything: run stella-profile doctor packs-operator
`);
  });

  it("only the check, when nothing is missing", async () => {
    const { profile, run } = givenHome({ profiles: { "packs-operator": {} }, secrets: { "pack-operator": "s3cret" } });
    const urls = ["--authority-url", "https://a.corp.test", "--backend-url", "https://b.corp.test"];
    const { err } = await run(profileProgram, ["init", "packs-operator", "--force", ...urls]);
    const file = profile("packs-operator");
    expect(err).toBe(
      `replaced ${file}, and kept the old one as ${file}.bak\n  check everything: run stella-profile doctor packs-operator\n`,
    );
  });

  it("what is wrong with an existing secret", async () => {
    const { run, secret } = givenHome({ secrets: { "pack-operator": "s3cret" } });
    chmodSync(secret("pack-operator"), 0o644);
    expect((await run(profileProgram, ["init", "packs-operator"])).err).toContain(
      "the secret cannot be used: other users may read or change it",
    );
  });

  it("a warning for admin, who may run what it has approved", async () =>
    expect((await givenHome().run(profileProgram, ["init", "packs-admin"])).err).toContain(
      'warning: scope "packs.approve" is combined with',
    ));

  it("nothing with --quiet", async () =>
    expect((await givenHome().run(profileProgram, ["init", "packs-operator", "-q"])).err).toBe(""));
});

describe("stella-profile init refuses with exit code 2", () => {
  const table: readonly [string, string[], string][] = [
    ["a name that ends in no role", ["foo"], 'the name "foo" does not end in a role, and no --role is given'],
    ["an unknown role", ["foo", "--role", "operatr"], 'unknown role "operatr". did you mean "operator"?'],
    ["a role that is a property of every object", ["foo", "--role", "constructor"], 'unknown role "constructor".'],
    ["a name with .. in it", ["../operator"], 'profile name "../operator" cannot be used: it has ".." in it'],
    ["a name that reads as a path", ["operator.yaml", "--role", "operator"], "it would be taken for a path"],
    ["a device name", ["con.operator"], "Windows reserves it for a device"],
    ["an empty value", ["packs-operator", "--client-id="], '"StellaOps.Authority.ClientId" must not be empty'],
  ];
  it.each(table)("%s", async (_, argv, message) => {
    const { code, out, err } = await givenHome().run(profileProgram, ["init", ...argv]);
    expect([code, out, err]).toEqual([2, "", expect.stringContaining(message)]);
  });
});
