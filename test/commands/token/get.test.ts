import { describe, expect, it } from "vitest";
import { startBackend } from "../../support/backend.ts";
import { temporaryDirectory } from "../../support/io.ts";
import { addProfile, cached } from "../../support/token-home.ts";
import { givenAuthority, runToken } from "../../support/token-world.ts";

const { authority, countRequests, makeGuideHome } = givenAuthority();

describe("stella-token get", () => {
  it("prints a token that a backend accepts", async () => {
    const home = makeGuideHome();
    const backend = await startBackend(authority());
    const { code, out, err } = await runToken(home, ["get", "operator"]);
    expect([code, err]).toEqual([0, ""]);
    const response = await fetch(`${backend.url}/api/packs`, { headers: { authorization: `Bearer ${out.trim()}` } });
    await backend.close();
    expect([response.status, await response.json()]).toMatchObject([200, { client: "pack-operator" }]);
  });

  it("asks once, then takes the token from the cache", async () => {
    const home = makeGuideHome();
    const [runs, asked] = await countRequests(async () => [
      await runToken(home, ["get", "operator"]),
      await runToken(home, ["get", "operator", "--format", "header"]),
      await runToken(home, ["get", "operator", "--format=json"]),
      await runToken(home, ["get", "operator", "-f", "exec-credential"]),
    ]);
    const [plain, header, json, credential] = runs.map(({ out }) => out.trim());
    expect(asked).toBe(1);
    expect(header).toBe(`Authorization: Bearer ${plain}`);
    expect(JSON.parse(json ?? "")).toEqual({
      accessToken: plain,
      tokenType: "Bearer",
      expiresAtUtc: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      scopes: ["packs.read", "packs.run"],
    });
    expect(JSON.parse(credential ?? "")).toEqual({
      apiVersion: "client.authentication.k8s.io/v1",
      kind: "ExecCredential",
      status: { token: plain, expirationTimestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) },
    });
  });

  it("fetches for the named profile, whatever another one has left in the environment", async () => {
    const env = {
      STELLA_PROFILE: "publisher",
      StellaOps__Authority__ClientId: "packs-registry",
      StellaOps__Authority__Url: "https://elsewhere.example",
      StellaOps__Authority__Scope: "packs.write",
      STELLA_TOKEN: "left-over",
    };
    const { code, out } = await runToken(makeGuideHome(), ["get", "operator", "-f", "json"], { env });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ scopes: ["packs.read", "packs.run"] });
  });

  const again: readonly [string, string[], string[]][] = [
    ["--force asks again", [], ["--force"]],
    ["another tenant asks again", ["--tenant", "acme"], ["--tenant", "umbrella"]],
    ["no tenant after a tenant asks again", ["--tenant", "acme"], []],
    ["a part of the scopes asks again", [], ["--scope", "packs.read"]],
    ["more life than is left asks again", [], ["--min-life", "1h"]],
    ["--no-cache asks again", [], ["--no-cache"]],
  ];
  it.each(again)("%s", async (_, first, second) => {
    const home = makeGuideHome();
    const [[one, two], asked] = await countRequests(async () => [
      await runToken(home, ["get", "operator", ...first]),
      await runToken(home, ["get", "operator", ...second]),
    ]);
    expect([one?.code, two?.code, asked]).toEqual([0, 0, 2]);
    expect(one?.out).not.toBe(two?.out);
  });

  it("asks again with a changed secret, so that a wrong one is noticed", async () => {
    const home = makeGuideHome();
    await runToken(home, ["get", "operator"]);
    addProfile(home, { url: authority().url, secret: "another-secret" });
    const { code, err } = await runToken(home, ["get", "operator"]);
    expect(code).toBe(3);
    expect(err).toContain("invalid_client");
    expect(err).not.toContain("another-secret");
  });

  it("warns of a new token that lives for less than wanted", async () => {
    const { code, err } = await runToken(makeGuideHome(), ["get", "operator", "--min-life", "1h"]);
    expect(code).toBe(0);
    expect(err).toContain("less than --min-life");
  });

  it("writes nothing with --no-cache", async () => {
    const home = makeGuideHome();
    expect((await runToken(home, ["get", "operator", "--no-cache"])).code).toBe(0);
    expect(cached(home)).toEqual([]);
  });

  const bad: readonly [string, string[], string][] = [
    ["an unknown format", ["--format", "yaml"], 'unknown format "yaml"'],
    ["a scope that the profile does not have", ["--scope", "packs.write"], 'does not have the scope "packs.write"'],
    ["an empty scope", ["--scope", " "], "--scope is empty"],
    ["an empty tenant", ["--tenant", ""], "--tenant is empty"],
    ["a duration without a unit", ["--min-life", "5"], '--min-life "5" is not a duration'],
    ["no time at all", ["--timeout", "0s"], "--timeout"],
    ["an unknown way to authenticate", ["--client-auth", "none"], "basic, post"],
  ];
  it.each(bad)("refuses %s with exit code 2", async (_, args, says) => {
    const { code, out, err } = await runToken(makeGuideHome(), ["get", "operator", ...args]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(says);
  });
});

describe("stella-token get refuses with exit code 2 a Url that no secret may be sent to", () => {
  it.each([
    ["with a password", "https://me:canary-pass@authority.example", "has a user name or a password in it"],
    ["with a query", "https://authority.example?x=1", "has a query or a fragment in it"],
    ["of another kind", "ftp://authority.example", "(ftp://authority.example) is not https"],
    ["that is none", "authority", "is not a URL"],
  ])("%s", async (_, url, says) => {
    const home = temporaryDirectory();
    addProfile(home, { url, secret: "planted-secret" });
    const { code, err } = await runToken(home, ["get", "operator", "-v"]);
    expect(code).toBe(2);
    expect(err).toContain(says);
    expect(err).not.toContain("canary-pass");
  });
});

describe("stella-token get with the network forbidden", () => {
  const ways: readonly [string, string[], Record<string, string>][] = [
    ["--offline", ["--offline"], {}],
    ["STELLA_OFFLINE=1", [], { STELLA_OFFLINE: "1" }],
    ["STELLA_OFFLINE=True", [], { STELLA_OFFLINE: "True" }],
  ];
  it.each(ways)("by %s: exit code 5, unless the cache has the token", async (_, args, env) => {
    const home = makeGuideHome();
    const [refused, asked] = await countRequests(() => runToken(home, ["get", "operator", ...args], { env }));
    expect([refused.code, refused.out, asked]).toEqual([5, "", 0]);
    await runToken(home, ["fetch", "operator"]);
    expect((await runToken(home, ["get", "operator", ...args], { env })).code).toBe(0);
  });
});
