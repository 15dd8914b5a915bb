import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inHome, type TestHome } from "../../support/home.ts";
import { profileText } from "../../support/profiles.ts";

const canary = "canary-of-a-secret";

async function withOperator(): Promise<TestHome & { readonly file: string }> {
  const home = inHome();
  await home.run("init", "packs-operator");
  return { ...home, file: home.stella("secrets/pack-operator.secret") };
}

describe("secret set", () => {
  it.each([
    ["as it is", canary, canary],
    ["without one line end", `${canary}\n`, canary],
    ["without one Windows line end", `${canary}\r\n`, canary],
    ["with blanks around it, which may belong to it", ` ${canary} \n`, ` ${canary} `],
    ["in any script", "пароль-秘密\n", "пароль-秘密"],
  ])("stores standard input %s", async (_, stdin, stored) => {
    const { file, runIn } = await withOperator();
    const { code, out, err } = await runIn({ stdin }, "secret", "set", "packs-operator");
    expect([code, out, readFileSync(file, "utf8")]).toEqual([0, "", stored]);
    expect(err).not.toContain(canary);
  });

  it("conceals it from then on", async () => {
    const concealed: string[] = [];
    const { runIn } = await withOperator();
    await runIn(
      { stdin: canary, io: { redact: (secret) => void concealed.push(secret) } },
      "secret",
      "set",
      "packs-operator",
    );
    expect(concealed).toEqual([canary]);
  });

  it("makes the file 0600 and its directory 0700, whatever the umask", async () => {
    const { stella, file, runIn } = await withOperator();
    const umask = process.umask(0);
    try {
      await runIn({ stdin: canary }, "secret", "set", "packs-operator");
    } finally {
      process.umask(umask);
    }
    expect([file, stella("secrets")].map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o700]);
  });

  it("replaces a secret that is open to others by one that is not", async () => {
    const { stella, file, runIn } = await withOperator();
    mkdirSync(stella("secrets"), { mode: 0o700 });
    writeFileSync(file, "old", { mode: 0o644 });
    await runIn({ stdin: canary }, "secret", "set", "packs-operator");
    expect([readFileSync(file, "utf8"), statSync(file).mode & 0o777]).toEqual([canary, 0o600]);
  });

  it.each([
    ["nothing", "", "it is empty"],
    ["a line end alone", "\n", "it is empty"],
    ["two lines", `${canary}\nmore\n`, "it has more than one line"],
    ["two line ends", `${canary}\n\n`, "it has more than one line"],
    ["a byte order mark", `\ufeff${canary}`, "it begins with a byte order mark"],
    ["a NUL byte", `${canary}\0`, "it has a NUL byte in it"],
    ["what is not UTF-8", new Uint8Array([0xff, 0xfe, 0x41]), "it is not UTF-8 text"],
    ["a whole file", "x".repeat(10_000), "it is longer than 8192 bytes"],
  ])("refuses %s, and leaves the old secret as it was", async (_, stdin, problem) => {
    const { file, runIn } = await withOperator();
    await runIn({ stdin: "old" }, "secret", "set", "packs-operator");
    const { code, err } = await runIn({ stdin }, "secret", "set", "packs-operator");
    expect([code, err]).toEqual([2, expect.stringContaining(`the secret cannot be stored: ${problem}`)]);
    expect(readFileSync(file, "utf8")).toBe("old");
    expect(err).not.toContain(canary);
  });

  it("does not write through a symbolic link", async () => {
    const { home, stella, file, runIn } = await withOperator();
    mkdirSync(stella("secrets"), { mode: 0o700 });
    writeFileSync(`${home}/elsewhere`, "mine");
    symlinkSync(`${home}/elsewhere`, file);
    const { code, err } = await runIn({ stdin: canary }, "secret", "set", "packs-operator");
    expect([code, err]).toEqual([1, expect.stringContaining("is a symbolic link, not a file")]);
    expect(readFileSync(`${home}/elsewhere`, "utf8")).toBe("mine");
  });

  it("does not replace another user's file", async () => {
    const { stella, file, runIn } = await withOperator();
    mkdirSync(stella("secrets"), { mode: 0o700 });
    writeFileSync(file, "theirs", { mode: 0o600 });
    const owner = statSync(file).uid;
    const { code, err } = await runIn(
      { stdin: canary, io: { userId: () => owner + 1 } },
      "secret",
      "set",
      "packs-operator",
    );
    expect([code, err]).toEqual([1, expect.stringContaining(`belongs to user ${owner}, not to you`)]);
  });

  it.each([
    ["that holds its secret itself", "ClientSecret: dev", "holds its secret itself (ClientSecret)"],
    ["that names no file", "", "names no ClientSecretFile"],
  ])("has no place for the secret of a profile %s", async (_, secretLine, message) => {
    const { profile, runIn } = await withOperator();
    writeFileSync(profile("packs-operator"), profileText({ secretLine }));
    const { code, err } = await runIn({ stdin: canary }, "secret", "set", "packs-operator");
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  it("takes no value from the command line", async () => {
    const { run } = await withOperator();
    expect((await run("secret", "set", "packs-operator", canary)).code).toBe(2);
  });
});

describe("secret check", () => {
  it("is silent on standard output and 0 when the secret can be used", async () => {
    const { runIn, run } = await withOperator();
    await runIn({ stdin: canary }, "secret", "set", "packs-operator");
    const { code, out, err } = await run("secret", "check", "packs-operator");
    expect([code, out]).toEqual([0, ""]);
    expect(err).not.toContain(canary);
  });

  it.each<[string, (file: string) => void, string]>([
    ["is not there", (file) => rmSync(file), "it does not exist"],
    ["is empty", (file) => writeFileSync(file, "\n"), "it is empty"],
    ["can be read by others", (file) => chmodSync(file, 0o644), "other users may read or change it (mode 0644)"],
    ["has more than one line", (file) => writeFileSync(file, `${canary}\n\n`), "it has more than one line"],
    ["is a directory", (file) => {
      rmSync(file);
      mkdirSync(file);
    }, "it is a directory, not a file"],
  ])("is 3 when the file %s", async (_, spoil, problem) => {
    const { file, runIn, run } = await withOperator();
    await runIn({ stdin: canary }, "secret", "set", "packs-operator");
    spoil(file);
    const { code, out, err } = await run("secret", "check", "packs-operator");
    expect([code, out, err]).toEqual([3, "", expect.stringContaining(problem)]);
    expect(err).not.toContain(canary);
  });

  it("says everything that is wrong, not only the first thing", async () => {
    const { stella, file, run } = await withOperator();
    mkdirSync(stella("secrets"));
    writeFileSync(file, "");
    chmodSync(file, 0o666);
    const { code, err } = await run("secret", "check", "packs-operator");
    expect([code, err.match(/^error: /gm)?.length]).toEqual([3, 2]);
  });
});
