import { chmodSync, rmSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FileError } from "../../../scripts/core/errors.ts";
import { startAuthority } from "../../support/authority.ts";
import { temporaryDirectory, testIo } from "../../support/io.ts";
import { addProfile } from "../../support/token-home.ts";
import { givenAuthority, runToken } from "../../support/token-world.ts";

const { getSecret, makeGuideHome } = givenAuthority();

describe("stella-token status", () => {
  it("shows all profiles and fails for none", async () => {
    const home = makeGuideHome();
    await runToken(home, ["fetch", "operator"]);
    const { code, out } = await runToken(home, ["status"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^approver +absent +- +packs\.read packs\.approve/m);
    expect(out).toMatch(/^operator +usable +1 min 5\d s +packs\.read packs\.run/m);
  });

  it("fails with exit code 3 when a named one is absent or expired, and works offline", async () => {
    const home = makeGuideHome();
    const env = { STELLA_OFFLINE: "1" };
    await runToken(home, ["fetch", "operator"]);
    expect((await runToken(home, ["status", "operator"], { env })).code).toBe(0);
    expect((await runToken(home, ["status", "operator", "publisher"], { env })).code).toBe(3);
    const later = testIo().clock;
    const io = { clock: { ...later, now: () => Date.now() + 600_000 } };
    const { code, out } = await runToken(home, ["status", "operator", "--json"], { env, io });
    expect([code, JSON.parse(out)]).toMatchObject([3, [{ profile: "operator", state: "expired" }]]);
  });

  it("is about STELLA_PROFILE when no profile is named, and about those that a pattern matches", async () => {
    const home = makeGuideHome();
    const env = { STELLA_PROFILE: "publisher" };
    const { code, out } = await runToken(home, ["status", "--json"], { env });
    expect([code, JSON.parse(out)]).toEqual([3, [expect.objectContaining({ profile: "publisher" })]]);
    expect(JSON.parse((await runToken(home, ["status", "*o*r", "--json"], { env })).out)).toMatchObject([
      { profile: "approver" },
      { profile: "operator" },
    ]);
    expect((await runToken(home, ["status", "prod-*"])).code).toBe(4);
  });

  it("decodes claims and says that it does not verify them", async () => {
    const jwt = await startAuthority({ tokenFormat: "jwt" });
    const home = temporaryDirectory();
    addProfile(home, { url: jwt.url, secret: jwt.secrets["pack-operator"] ?? "" });
    await runToken(home, ["fetch", "operator"]);
    await jwt.close();
    const { out, err } = await runToken(home, ["status", "operator", "--claims"]);
    expect(out).toContain('  client_id: "pack-operator"\n');
    expect(err).toContain("decoded, not verified");
    const json = await runToken(home, ["status", "operator", "--claims", "--json"]);
    expect(JSON.parse(json.out)).toMatchObject([{ unverifiedClaims: { scope: "packs.read packs.run" } }]);
  });

  it("still tells how the token for all scopes stands in a directory that cannot be listed", async () => {
    const list = (path: string): never => {
      throw new FileError("list", path, "EACCES");
    };
    const home = makeGuideHome();
    await runToken(home, ["fetch", "operator"]);
    const { code, out } = await runToken(home, ["status", "operator"], { io: { files: { ...testIo().files, list } } });
    expect([code, out]).toEqual([0, expect.stringMatching(/^operator +usable/m)]);
  });

  /** A home with the operator's token, whose secret has changed since. */
  async function makeHomeWithChangedSecret(): Promise<string> {
    const home = makeGuideHome();
    await runToken(home, ["fetch", "operator"]);
    writeFileSync(`${home}/.stellaops/secrets/operator.secret`, "another-secret", { mode: 0o600 });
    return home;
  }

  it("does not call a token usable after the secret has changed: other-secret, exit code 3", async () => {
    const home = await makeHomeWithChangedSecret();
    const { code, out, err } = await runToken(home, ["status", "operator"]);
    expect([code, out]).toEqual([3, expect.stringMatching(/^operator +other-secret +- +packs\.read packs\.run/m)]);
    expect(err).toBe("warning: operator: the cached token was fetched with another secret\n");
    const json = await runToken(home, ["status", "operator", "--json"]);
    expect([json.code, JSON.parse(json.out)]).toMatchObject([
      3,
      [{ state: "other-secret", problem: "the cached token was fetched with another secret" }],
    ]);
  });

  it("calls it usable again when the secret is what it was", async () => {
    const home = await makeHomeWithChangedSecret();
    writeFileSync(`${home}/.stellaops/secrets/operator.secret`, getSecret("pack-operator"), { mode: 0o600 });
    expect(await runToken(home, ["status", "operator"])).toMatchObject({ code: 0, err: "" });
  });

  const spoilSecret: readonly [string, (file: string) => void][] = [
    ["is missing", (file) => rmSync(file)],
    ["is open to others", (file) => chmodSync(file, 0o644)],
    ["is empty", (file) => writeFileSync(file, "")],
  ];
  it.each(spoilSecret)("does not call a token usable when the secret %s, as get would not use it", async (_, spoil) => {
    const home = makeGuideHome();
    await runToken(home, ["fetch", "operator"]);
    spoil(`${home}/.stellaops/secrets/operator.secret`);
    const { code, out, err } = await runToken(home, ["status", "operator"]);
    expect([code, out]).toEqual([3, expect.stringMatching(/^operator +other-secret/m)]);
    expect(err).toContain("the client's secret cannot be read");
    expect((await runToken(home, ["get", "operator"])).code).toBe(3);
  });

  it("calls a token from the future damaged", async () => {
    const home = makeGuideHome();
    await runToken(home, ["fetch", "operator"]);
    const clock = { ...testIo().clock, now: () => Date.now() - 600_000 };
    const { code, out, err } = await runToken(home, ["status", "operator"], { io: { clock } });
    expect([code, out]).toEqual([3, expect.stringMatching(/^operator +damaged/m)]);
    expect(err).toContain("it comes from the future");
  });
});
