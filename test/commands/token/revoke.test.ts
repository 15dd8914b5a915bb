import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it, onTestFinished } from "vitest";
import { FileError } from "../../../scripts/core/errors.ts";
import { startBackend } from "../../support/backend.ts";
import { type Fault, startFaults } from "../../support/faults.ts";
import { temporaryDirectory, testIo } from "../../support/io.ts";
import { addProfile, cached } from "../../support/token-home.ts";
import { givenAuthority, runToken } from "../../support/token-world.ts";

const { authority, makeGuideHome } = givenAuthority();

const refuse = (action: string) => (path: string): never => {
  throw new FileError(action, path, "EACCES");
};

describe("stella-token revoke", () => {
  it("revokes a token with too little time left to be used", async () => {
    const answer = { access_token: "planted-token", token_type: "Bearer", expires_in: 3600 };
    const server = await startFaults({ token: [{ status: 200, body: answer }], revoke: { status: 200 } });
    onTestFinished(() => server.close());
    const home = temporaryDirectory();
    addProfile(home, { url: server.url, secret: "s" });
    await runToken(home, ["fetch", "operator"]);
    const clock = { now: () => Date.now() + 3_590_000, sleep: () => new Promise<void>(() => {}) };
    expect((await runToken(home, ["status", "operator"], { io: { clock } })).out).toMatch(/^operator +expired/m);
    const { code, err } = await runToken(home, ["revoke", "operator"], { io: { clock } });
    expect([code, err]).toEqual([0, "operator: packs.read packs.run: revoked and removed\n"]);
  });

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

  describe("when the Authority does not revoke", () => {
    /** A home whose token could not be revoked, and the server that refused it. */
    async function givenRefusal(revoke: Fault) {
      const answer = { access_token: "planted-token", token_type: "Bearer", expires_in: 3600 };
      const server = await startFaults({ token: [{ status: 200, body: answer }], revoke });
      onTestFinished(() => server.close());
      const home = temporaryDirectory();
      addProfile(home, { url: server.url, secret: "s" });
      await runToken(home, ["fetch", "operator"]);
      return { home, refused: await runToken(home, ["revoke", "operator", "--timeout", "1s"]) };
    }

    it.each<[string, Fault, number]>([
      ["is down", "close", 10],
      ["refuses", { status: 400, body: { error: "invalid_client" } }, 3],
    ])("since it %s, the next revoke tries again and says the same", async (_, fault, exitCode) => {
      const { home, refused } = await givenRefusal(fault);
      expect([refused.code, refused.err]).toEqual([exitCode, expect.stringContaining("not revoked")]);
      const again = await runToken(home, ["revoke", "operator", "--timeout", "1s"]);
      expect([again.code, cached(home).length]).toEqual([exitCode, 1]);
    });

    it("nobody uses the token any more, and status says why", async () => {
      const { home } = await givenRefusal({ status: 400, body: { error: "invalid_client" } });
      const { code, out, err } = await runToken(home, ["status", "operator"]);
      expect([code, out]).toEqual([3, expect.stringMatching(/^operator +unrevoked/m)]);
      expect(err).toContain("its revocation has failed. run stella-token revoke again");
      expect((await runToken(home, ["get", "operator", "--offline"])).code).toBe(5);
      await runToken(home, ["clear"]);
      expect(cached(home)).toHaveLength(1);
    });

    it("its answer is reported even if the cache cannot be written", async () => {
      const { home } = await givenRefusal({ status: 400, body: { error: "invalid_client" } });
      await runToken(home, ["fetch", "operator"]);
      const { code, err } = await runToken(home, ["revoke", "operator"], {
        io: { files: { ...testIo().files, rename: refuse("write") } },
      });
      expect([code, err]).toEqual([
        3,
        expect.stringMatching(/^warning: the cache cannot be written: the token can still be used here$/m),
      ]);
      expect(err).toContain("refused: invalid_client");
    });

    it("a new token takes its place, and does not make it forgotten", async () => {
      const { home } = await givenRefusal({ status: 400, body: { error: "invalid_client" } });
      expect((await runToken(home, ["fetch", "operator"])).code).toBe(0);
      expect(cached(home)).toHaveLength(2);
    });

    it("a client that may not revoke is told what it needs", async () => {
      const { refused } = await givenRefusal({ status: 400, body: { error: "unauthorized_client" } });
      expect(refused.err).toContain(
        `hint: ask the Authority's administrators to allow "pack-operator" the revocation endpoint`,
      );
    });

    it("since it does not offer that anywhere, the token is removed with a warning", async () => {
      const { home, refused } = await givenRefusal({ status: 404 });
      expect([refused.code, cached(home)]).toEqual([0, []]);
      expect(refused.err).toContain("does not offer revocation");
    });
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
