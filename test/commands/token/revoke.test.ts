import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FileError } from "../../../scripts/core/errors.ts";
import { startAuthority } from "../../support/authority.ts";
import { startBackend } from "../../support/backend.ts";
import { temporaryDirectory, testIo } from "../../support/io.ts";
import { addProfile, cached } from "../../support/token-home.ts";
import { givenAuthority, runToken } from "../../support/token-world.ts";

const { authority, makeGuideHome } = givenAuthority();

describe("stella-token revoke", () => {
  it("makes the token useless at the Authority and removes it", async () => {
    const home = makeGuideHome();
    const backend = await startBackend(authority());
    const { out } = await runToken(home, ["get", "operator"]);
    const { code, err } = await runToken(home, ["revoke", "operator"]);
    const response = await fetch(`${backend.url}/api/packs`, { headers: { authorization: `Bearer ${out.trim()}` } });
    await backend.close();
    expect([code, err, response.status]).toEqual([0, "operator: packs.read packs.run: revoked and removed\n", 401]);
    expect(cached(home)).toEqual([]);
  });

  it("removes the token even if the Authority cannot be reached, exit code 10", async () => {
    const gone = await startAuthority();
    const home = temporaryDirectory();
    addProfile(home, { url: gone.url, secret: gone.secrets["pack-operator"] ?? "" });
    await runToken(home, ["fetch", "operator"]);
    await gone.close();
    const { code, err } = await runToken(home, ["revoke", "operator", "--timeout", "1s"]);
    expect(code).toBe(10);
    expect(err).toContain("removed, but not revoked");
    expect(cached(home)).toEqual([]);
  });

  it("revokes the tokens of every profile that a pattern matches, and never those of none", async () => {
    const home = makeGuideHome();
    await runToken(home, ["fetch", "operator", "publisher"]);
    const env = { STELLA_PROFILE: "operator" };
    expect((await runToken(home, ["revoke"], { env })).code).toBe(2);
    expect((await runToken(home, ["revoke", "prod-*"], { env })).code).toBe(4);
    expect(cached(home)).toHaveLength(2);
    expect((await runToken(home, ["revoke", "*"], { env })).code).toBe(0);
    expect(cached(home)).toEqual([]);
  });

  it("has nothing to do without a token", async () => {
    const { code, err } = await runToken(makeGuideHome(), ["revoke", "operator"]);
    expect([code, err]).toEqual([0, "operator: there is no token in the cache\n"]);
  });

  it("revokes a token that was fetched with another secret", async () => {
    const home = makeGuideHome();
    await runToken(home, ["fetch", "operator"]);
    const entry = `${home}/.stellaops/tokens/${cached(home)[0]}`;
    writeFileSync(
      entry,
      readFileSync(entry, "utf8").replace(/"secretFingerprint":"[^"]*"/, '"secretFingerprint":"0:0"'),
    );
    expect((await runToken(home, ["status", "operator"])).out).toMatch(/^operator +other-secret/m);
    const { code, err } = await runToken(home, ["revoke", "operator"]);
    expect([code, err]).toEqual([0, "operator: packs.read packs.run: revoked and removed\n"]);
  });

  const refuse = (action: string) => (path: string): never => {
    throw new FileError(action, path, "EACCES");
  };
  it.each([
    ["listed", { list: refuse("list") }],
    ["changed", { remove: refuse("remove") }],
  ])("does not say that it removed a token in a directory that cannot be %s", async (_, refused) => {
    const home = makeGuideHome();
    await runToken(home, ["fetch", "operator"]);
    const { code, err } = await runToken(home, ["revoke", "operator"], {
      io: { files: { ...testIo().files, ...refused } },
    });
    expect([code, err]).toEqual([1, expect.stringMatching(/^error: cannot \S+ ".*": permission denied\n$/)]);
    expect(cached(home)).toHaveLength(1);
  });
});
