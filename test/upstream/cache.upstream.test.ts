import { chmodSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type CacheEntry, encodeEntry, getEntryName } from "../../scripts/auth/cache-entry.ts";
import { runBundle, runtimes } from "../support/bundles.ts";
import { givenHome } from "../support/given-home.ts";
import { givenDotnetReader } from "./dotnet-reader.ts";

const reader = givenDotnetReader();
/** Nobody listens there: whatever is not in the cache is exit code 10, or 5 when the network is forbidden. */
const authorityUrl = "http://127.0.0.1:9";
const scopes = ["packs.read", "packs.run"];
const request = { authorityUrl, clientId: "pack-operator", scopes, parameters: {} };

/** A home whose cache .NET has written to, as a program with the umask of most systems does. */
async function givenDotnetEntry(entry: Readonly<Record<string, unknown>> = {}) {
  const user = givenHome({
    profiles: { "packs-operator": { authorityUrl } },
    secrets: { "pack-operator": "s" },
  });
  mkdirSync(user.cache, { mode: 0o700 });
  const file = `${user.cache}/${getEntryName(request)}`;
  const expiresAtUtc = new Date(Date.now() + 120_000).toISOString();
  const written = { accessToken: "a.b+c/d==", tokenType: "Bearer", expiresAtUtc, scopes, ...entry };
  const [answer] = await reader.ask([{ kind: "cacheWrite", file, entry: written }]);
  expect(answer?.error).toBeUndefined();
  chmodSync(file, 0o644);
  return { ...user, file };
}

describe.each(runtimes)("what .NET writes to the cache, read on %s,", (runtime) => {
  const get = (home: string) =>
    runBundle("stella-token", runtime, ["get", "packs-operator", "--offline"], { env: { HOME: home } });

  it("is used, and closed with a note", async () => {
    const { home, file } = await givenDotnetEntry();
    const { code, out, err } = await get(home);
    expect([code, out, err]).toEqual([0, "a.b+c/d==\n", expect.stringContaining("(mode 0644): closed it")]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it("is the same to status and env", async () => {
    const { home } = await givenDotnetEntry();
    const status = await runBundle("stella-token", runtime, ["status", "packs-operator"], { env: { HOME: home } });
    const env = await runBundle("stella-env", runtime, ["packs-operator", "--token", "--format", "json"], {
      env: { HOME: home },
    });
    expect([status.code, env.code]).toEqual([0, 0]);
    expect(JSON.parse(env.out)).toMatchObject({ STELLA_TOKEN: "a.b+c/d==" });
  });

  it.each([
    ["expired", { expiresAtUtc: new Date(Date.now() - 1000).toISOString() }],
    ["for fewer scopes", { scopes: ["packs.read"] }],
    ["without a token", { accessToken: null }],
  ])("is a miss when it is %s", async (_, entry) => {
    const { home } = await givenDotnetEntry(entry);
    const { code, out } = await get(home);
    expect([code, out]).toEqual([5, ""]);
  });
});

it("what we write to the cache is to .NET what it was to us", async () => {
  const { cache } = givenHome({ profiles: { "packs-operator": {} } });
  const entry: CacheEntry = {
    accessToken: "a.b+c/d==",
    scopes,
    requestedScopes: scopes,
    parameters: { tenant: "acme" },
    secretFingerprint: "0:0",
    issuedAtMs: Date.parse("2030-01-01T00:00:00Z"),
    expiresAtMs: Date.parse("2030-01-01T00:02:00.123Z"),
  };
  const file = `${cache}/${getEntryName(request)}`;
  mkdirSync(cache, { mode: 0o700 });
  writeFileSync(file, encodeEntry(entry));
  const [answer] = await reader.ask([{ kind: "cacheRead", file }]);
  expect(answer).toEqual({
    entry: { accessToken: "a.b+c/d==", tokenType: "Bearer", expiresAtUtc: "2030-01-01T00:02:00.123+00:00", scopes },
  });
});
