import { appendFileSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FileError } from "../../../scripts/core/errors.ts";
import { testIo } from "../../support/io.ts";
import { addProfile, cached } from "../../support/token-home.ts";
import { givenAuthority, runToken } from "../../support/token-world.ts";

const { authority, makeGuideHome } = givenAuthority();

describe("stella-token clear", () => {
  it("removes what cannot be used, and leaves the rest and what is not ours", async () => {
    const home = makeGuideHome();
    await runToken(home, ["fetch", "operator"]);
    const tokens = `${home}/.stellaops/tokens`;
    writeFileSync(`${tokens}/${"A".repeat(64)}.json`, "{}", { mode: 0o600 });
    writeFileSync(`${tokens}/README`, "mine");
    expect((await runToken(home, ["clear"])).err).toBe("removed 1 token\n");
    expect(cached(home)).toHaveLength(2);
    expect((await runToken(home, ["clear", "--all"])).err).toBe("removed 1 token\n");
    expect(cached(home)).toEqual(["README"]);
  });

  it("goes on behind what is no file", async () => {
    const home = makeGuideHome();
    await runToken(home, ["fetch", "operator"]);
    const name = `${"0".repeat(64)}.json`;
    mkdirSync(`${home}/.stellaops/tokens/${name}`);
    const { code, err } = await runToken(home, ["clear", "--all"]);
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/^removed 1 token\nerror: cannot remove ".*": it is a directory\n$/),
    ]);
    expect(cached(home)).toEqual([name]);
  });

  it("goes on behind a directory that cannot be listed", async () => {
    const home = makeGuideHome();
    await runToken(home, ["fetch", "operator"]);
    const elsewhere = addProfile(home, { url: authority().url, secret: "x", name: "elsewhere" });
    appendFileSync(elsewhere, "    TokenCacheDirectory: ~/elsewhere\n");
    mkdirSync(`${home}/elsewhere`, { mode: 0o700 });
    const { files } = testIo();
    const list = (path: string): string[] => {
      if (path.endsWith("elsewhere")) throw new FileError("list", path, "EACCES");
      return files.list(path);
    };
    const { code, err } = await runToken(home, ["clear", "--all"], { io: { files: { ...files, list } } });
    expect([code, err]).toEqual([1, `removed 1 token\nerror: cannot list "${home}/elsewhere": permission denied\n`]);
    expect(cached(home)).toEqual([]);
  });

  it("does not say that it removed a token in a directory that cannot be listed", async () => {
    const home = makeGuideHome();
    await runToken(home, ["fetch", "operator"]);
    const list = (path: string): never => {
      throw new FileError("list", path, "EACCES");
    };
    const { code, err } = await runToken(home, ["clear", "--all"], { io: { files: { ...testIo().files, list } } });
    expect([code, err]).toEqual([1, expect.stringMatching(/^error: cannot \S+ ".*": permission denied\n$/)]);
    expect(cached(home)).toHaveLength(1);
  });

  it("keeps a token that was fetched with another secret, until it expires", async () => {
    const home = makeGuideHome();
    await runToken(home, ["fetch", "operator"]);
    writeFileSync(`${home}/.stellaops/secrets/operator.secret`, "another-secret", { mode: 0o600 });
    expect((await runToken(home, ["clear"])).err).toBe("removed 0 tokens\n");
    const clock = { ...testIo().clock, now: () => Date.now() + 600_000 };
    expect((await runToken(home, ["clear"], { io: { clock } })).err).toBe("removed 1 token\n");
  });

  it("keeps a token as long as it has any life left", async () => {
    const home = makeGuideHome();
    await runToken(home, ["fetch", "operator"]);
    const clock = { ...testIo().clock, now: () => Date.now() + 115_000 };
    expect((await runToken(home, ["status", "operator"], { io: { clock } })).out).toMatch(/^operator +expired/m);
    expect((await runToken(home, ["clear"], { io: { clock } })).err).toBe("removed 0 tokens\n");
  });

  it("removes locks and temporary files that nobody has touched for a minute", async () => {
    const home = makeGuideHome();
    await runToken(home, ["fetch", "operator"]);
    const [name = ""] = cached(home);
    for (const left of [`${name}.lock`, `${name}.1.x.0.tmp`]) writeFileSync(`${home}/.stellaops/tokens/${left}`, "");
    await runToken(home, ["clear"]);
    expect(cached(home)).toHaveLength(3);
    const old = new Date(Date.now() - 61_000);
    utimesSync(`${home}/.stellaops/tokens/${name}.lock`, old, old);
    await runToken(home, ["clear"]);
    expect(cached(home)).toEqual([name, `${name}.1.x.0.tmp`]);
  });
});
