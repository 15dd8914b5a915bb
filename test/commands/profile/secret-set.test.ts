import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { profileProgram } from "../../../scripts/commands/profile/program.ts";
import type { Io } from "../../../scripts/core/io.ts";
import { type GivenHome, givenHome, type Home } from "../../support/given-home.ts";
import type { Ran } from "../../support/io.ts";

const canary = "canary-of-a-secret";

/** A home with the operator's profile, the file of its secret, and `stella-profile secret set` for it. */
function givenOperator(secrets: GivenHome["secrets"] = {}) {
  const home = givenHome({ profiles: { "packs-operator": {} }, secrets });
  const setSecret = (stdin: string | Uint8Array, io: Partial<Io> = {}): Promise<Ran> =>
    home.run(profileProgram, ["secret", "set", "packs-operator"], { stdin, io });
  return { ...home, file: home.secret("pack-operator"), setSecret };
}

describe("stella-profile secret set", () => {
  it.each([
    ["as it is", canary, canary],
    ["without one line end", `${canary}\n`, canary],
    ["without one Windows line end", `${canary}\r\n`, canary],
    ["with the spaces around it, which may belong to it", ` ${canary} \n`, ` ${canary} `],
    ["in any script", "пароль-秘密\n", "пароль-秘密"],
  ])("stores standard input %s", async (_, stdin, stored) => {
    const { file, setSecret } = givenOperator();
    const { code, out, err } = await setSecret(stdin);
    expect([code, out, readFileSync(file, "utf8")]).toEqual([0, "", stored]);
    expect(err).not.toContain(canary);
  });

  it("has the secret redacted from then on", async () => {
    const redacted: string[] = [];
    await givenOperator().setSecret(canary, { redact: (secret) => void redacted.push(secret) });
    expect(redacted).toEqual([canary]);
  });

  it("makes the file 0600 and its directory 0700, whatever the umask", async () => {
    const { stella, file, setSecret } = givenOperator();
    const umask = process.umask(0);
    try {
      await setSecret(canary);
    } finally {
      process.umask(umask);
    }
    expect([file, stella("secrets")].map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o700]);
  });

  it("replaces a file that other users can read with a private one", async () => {
    const { file, setSecret } = givenOperator({ "pack-operator": "old" });
    chmodSync(file, 0o644);
    await setSecret(canary);
    expect([readFileSync(file, "utf8"), statSync(file).mode & 0o777]).toEqual([canary, 0o600]);
  });

  it.each([
    ["empty input", "", "it is empty"],
    ["a line end alone", "\n", "it is empty"],
    ["two lines", `${canary}\nmore\n`, "it has more than one line"],
    ["two line ends", `${canary}\n\n`, "it has more than one line"],
    ["a byte order mark", `\ufeff${canary}`, "it begins with a byte order mark"],
    ["a NUL byte", `${canary}\0`, "it has a NUL byte in it"],
    ["bytes that are not UTF-8", new Uint8Array([0xff, 0xfe, 0x41]), "it is not UTF-8 text"],
    ["10,000 bytes", "x".repeat(10_000), "it is longer than 8192 bytes"],
  ])("refuses %s, and keeps the old secret", async (_, stdin, problem) => {
    const { file, setSecret } = givenOperator({ "pack-operator": "old" });
    const { code, err } = await setSecret(stdin);
    expect([code, err]).toEqual([2, expect.stringContaining(`the secret cannot be stored: ${problem}`)]);
    expect(readFileSync(file, "utf8")).toBe("old");
    expect(err).not.toContain(canary);
  });

  it("refuses a symbolic link, and does not write through it", async () => {
    const { home, stella, file, setSecret } = givenOperator();
    mkdirSync(stella("secrets"), { mode: 0o700 });
    writeFileSync(`${home}/elsewhere`, "mine");
    symlinkSync(`${home}/elsewhere`, file);
    const { code, err } = await setSecret(canary);
    expect([code, err]).toEqual([1, expect.stringContaining("is a symbolic link, not a file")]);
    expect(readFileSync(`${home}/elsewhere`, "utf8")).toBe("mine");
  });

  it("refuses another user's file", async () => {
    const { file, setSecret } = givenOperator({ "pack-operator": "theirs" });
    const owner = statSync(file).uid;
    const { code, err } = await setSecret(canary, { userId: () => owner + 1 });
    expect([code, err]).toEqual([1, expect.stringContaining(`belongs to user ${owner}, not to you`)]);
  });

  it.each([
    ["with an inline secret", "ClientSecret: dev", "holds its secret itself (ClientSecret)"],
    ["without ClientSecretFile", "", "names no ClientSecretFile"],
  ])("refuses a profile %s", async (_, secretLine, message) => {
    const { run } = givenHome({ profiles: { p: { secretLine } } });
    const { code, err } = await run(profileProgram, ["secret", "set", "p"], { stdin: canary });
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  it("refuses a secret on the command line", async () =>
    expect((await givenOperator().run(profileProgram, ["secret", "set", "packs-operator", canary])).code).toBe(2));
});

describe("stella-profile secret set, when other profiles keep their secret in the same file,", () => {
  const givenThree = (authorityUrl: string) => {
    const secretLine = "ClientSecretFile: ~/.stellaops/secrets/shared.secret";
    return givenHome({
      profiles: {
        "dev-operator": { authorityUrl: "https://dev.test", secretLine },
        "dev-viewer": { authorityUrl: "https://dev.test/", secretLine },
        "other-operator": { authorityUrl, secretLine },
      },
    });
  };
  const setSecret = (home: Home, ...argv: string[]): Promise<Ran> =>
    home.run(profileProgram, ["secret", "set", "dev-operator", ...argv], { stdin: canary });

  it("names each of them", async () => {
    const { code, err } = await setSecret(givenThree("https://dev.test"));
    expect(code).toBe(0);
    expect(err).toContain('it is the secret of profile "dev-viewer", too');
    expect(err).toContain('it is the secret of profile "other-operator", too');
  });

  it("refuses across Authorities and writes nothing", async () => {
    const home = givenThree("https://prod.test");
    const { code, err } = await setSecret(home);
    expect([code, existsSync(home.secret("shared"))]).toEqual([1, false]);
    expect(err).toContain('is also the secret file of "other-operator" (https://prod.test)');
    expect(err).toContain("change ClientSecretFile");
  });

  it("stores it across Authorities with --force", async () => {
    const home = givenThree("https://prod.test");
    expect((await setSecret(home, "--force")).code).toBe(0);
    expect(readFileSync(home.secret("shared"), "utf8")).toBe(canary);
  });
});

describe("stella-profile secret set, when something else may be in the file's place,", () => {
  const key = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----\n";
  const outside = "~/.ssh/id_ed25519";
  const below = "~/.stellaops/secrets/notes.txt";

  /** A profile that names a file, and a file there. */
  function givenFile(path: string, content: string): Home & { readonly file: string } {
    const home = givenHome({ profiles: { stranger: { secretLine: `ClientSecretFile: ${path}` } } });
    const file = path.replace("~", home.home);
    mkdirSync(join(file, ".."), { recursive: true, mode: 0o700 });
    writeFileSync(file, content, { mode: 0o600 });
    return { ...home, file };
  }

  const setSecret = (home: Home, ...argv: string[]): Promise<Ran> =>
    home.run(profileProgram, ["secret", "set", "stranger", ...argv], { stdin: canary });

  const table: readonly [name: string, path: string, content: string, why: string][] = [
    ["a key outside the StellaOps home", outside, key, "it is not below the StellaOps home"],
    ["one line outside the StellaOps home", outside, "one line", "it is not below the StellaOps home"],
    ["a key below the StellaOps home", below, key, "it holds a PEM block"],
    ["several lines below the StellaOps home", below, "a\nb\n", "it has more than one line"],
    ["a long file below the StellaOps home", below, "x".repeat(10_000), "it is longer than 8192 bytes"],
  ];

  it.each(table)("leaves %s alone, and says why", async (_, path, content, why) => {
    const home = givenFile(path, content);
    const { code, err } = await setSecret(home);
    expect([code, readFileSync(home.file, "utf8")]).toEqual([1, content]);
    expect(err).toContain(`may not be a secret of profile "stranger": ${why}`);
    expect(err).toContain("--force replaces it, and keeps it as .bak");
  });

  it.each(table)("replaces %s with --force, and keeps it as .bak", async (_, path, content) => {
    const home = givenFile(path, content);
    expect((await setSecret(home, "--force")).code).toBe(0);
    expect([readFileSync(home.file, "utf8"), readFileSync(`${home.file}.bak`, "utf8")]).toEqual([canary, content]);
    expect(statSync(`${home.file}.bak`).mode & 0o777).toBe(0o600);
  });

  it.each([["one line", "old"], ["nothing", ""]])(
    "replaces %s below the StellaOps home unasked",
    async (_, content) => {
      const home = givenFile(below, content);
      expect((await setSecret(home)).code).toBe(0);
      expect([readFileSync(home.file, "utf8"), existsSync(`${home.file}.bak`)]).toEqual([canary, false]);
    },
  );
});
