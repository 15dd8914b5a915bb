import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FileError } from "../../../scripts/core/errors.ts";
import type { Files } from "../../../scripts/core/io.ts";
import { tokenProgram } from "../../../scripts/commands/token/program.ts";
import { type Authority, startAuthority } from "../../support/authority.ts";
import { startBackend } from "../../support/backend.ts";
import { type Ran, runProgram, temporaryDirectory, testIo, type TestWorld } from "../../support/io.ts";
import { addProfile, cached } from "../../support/token-home.ts";

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority();
});
afterAll(() => authority.close());

const secretOf = (client: string): string => authority.secrets[client] ?? "";

/** A home with the three profiles of the guide, under short names. */
function guideHome(): string {
  const home = temporaryDirectory();
  const { url } = authority;
  addProfile(home, { url, name: "operator", secret: secretOf("pack-operator") });
  const publisher = { clientId: "packs-registry", scope: "packs.read packs.write" };
  addProfile(home, { url, name: "publisher", secret: secretOf("packs-registry"), ...publisher });
  const approver = { clientId: "pack-approver", scope: "packs.read packs.approve" };
  addProfile(home, { url, name: "approver", secret: secretOf("pack-approver"), ...approver });
  return home;
}

const token = (home: string, argv: readonly string[], world: TestWorld = {}): Promise<Ran> =>
  runProgram(tokenProgram, argv, testIo({ ...world, env: { HOME: home, ...world.env } }));

/** How many requests the token endpoint got meanwhile. */
async function counting<T>(work: () => Promise<T>): Promise<[T, number]> {
  const before = authority.tokenRequests();
  return [await work(), authority.tokenRequests() - before];
}

const hash = (digit: string): string => `sha256:${digit.repeat(64)}`;
const approval = (run: string, gate = "g", plan = hash("a")): string[] => [
  ...["--pack-run-id", run],
  ...["--pack-gate-id", gate],
  ...["--pack-plan-hash", plan],
];

describe("stella-token get", () => {
  it("prints a token that a backend accepts", async () => {
    const home = guideHome();
    const backend = await startBackend(authority);
    const { code, out, err } = await token(home, ["get", "operator"]);
    expect([code, err]).toEqual([0, ""]);
    const response = await fetch(`${backend.url}/api/packs`, { headers: { authorization: `Bearer ${out.trim()}` } });
    await backend.close();
    expect([response.status, await response.json()]).toMatchObject([200, { client: "pack-operator" }]);
  });

  it("asks once, then takes the token from the cache", async () => {
    const home = guideHome();
    const [runs, asked] = await counting(async () => [
      await token(home, ["get", "operator"]),
      await token(home, ["get", "operator", "--format", "header"]),
      await token(home, ["get", "operator", "--format=json"]),
      await token(home, ["get", "operator", "-f", "exec-credential"]),
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
    const { code, out } = await token(guideHome(), ["get", "operator", "-f", "json"], { env });
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
    const home = guideHome();
    const [[one, two], asked] = await counting(async () => [
      await token(home, ["get", "operator", ...first]),
      await token(home, ["get", "operator", ...second]),
    ]);
    expect([one?.code, two?.code, asked]).toEqual([0, 0, 2]);
    expect(one?.out).not.toBe(two?.out);
  });

  it("asks again with a changed secret, so that a wrong one is noticed", async () => {
    const home = guideHome();
    await token(home, ["get", "operator"]);
    addProfile(home, { url: authority.url, secret: "another-secret" });
    const { code, err } = await token(home, ["get", "operator"]);
    expect(code).toBe(3);
    expect(err).toContain("invalid_client");
    expect(err).not.toContain("another-secret");
  });

  it("warns of a new token that lives for less than wanted", async () => {
    const { code, err } = await token(guideHome(), ["get", "operator", "--min-life", "1h"]);
    expect(code).toBe(0);
    expect(err).toContain("less than --min-life");
  });

  it("writes nothing with --no-cache", async () => {
    const home = guideHome();
    expect((await token(home, ["get", "operator", "--no-cache"])).code).toBe(0);
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
    const { code, out, err } = await token(guideHome(), ["get", "operator", ...args]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(says);
  });
});

describe("a Url that no secret may be sent to is refused with exit code 2", () => {
  it.each([
    ["with a password", "https://me:canary-pass@authority.example", "has a user name or a password in it"],
    ["with a query", "https://authority.example?x=1", "has a query or a fragment in it"],
    ["of another kind", "ftp://authority.example", "(ftp://authority.example) is not https"],
    ["that is none", "authority", "is not a URL"],
  ])("%s", async (_, url, says) => {
    const home = temporaryDirectory();
    addProfile(home, { url, secret: "planted-secret" });
    const { code, err } = await token(home, ["get", "operator", "-v"]);
    expect(code).toBe(2);
    expect(err).toContain(says);
    expect(err).not.toContain("canary-pass");
  });
});

describe("no verb but get shows a token, and none a secret", () => {
  it.each([["fetch", "--json"], ["fetch", "--force"], ["status", "--json", "--claims"], ["status"], ["revoke"]])(
    "%s",
    async (verb, ...flags) => {
      const home = guideHome();
      const { out: printed } = await token(home, ["get", "operator"]);
      const { out, err } = await token(home, [verb, "operator", "--verbose", ...flags]);
      const shown = out + err;
      expect(shown.length).toBeGreaterThan(0);
      expect(shown).not.toContain(printed.trim());
      expect(shown).not.toContain(secretOf("pack-operator"));
    },
  );
});

describe("the network can be forbidden", () => {
  const ways: readonly [string, string[], Record<string, string>][] = [
    ["--offline", ["--offline"], {}],
    ["STELLA_OFFLINE=1", [], { STELLA_OFFLINE: "1" }],
    ["STELLA_OFFLINE=True", [], { STELLA_OFFLINE: "True" }],
  ];
  it.each(ways)("by %s: exit code 5, unless the cache has the token", async (_, args, env) => {
    const home = guideHome();
    const [refused, asked] = await counting(() => token(home, ["get", "operator", ...args], { env }));
    expect([refused.code, refused.out, asked]).toEqual([5, "", 0]);
    await token(home, ["fetch", "operator"]);
    expect((await token(home, ["get", "operator", ...args], { env })).code).toBe(0);
  });
});

describe("approvals", () => {
  it("need three values: a pipe gets exit code 2 and their flags", async () => {
    const { code, err } = await token(guideHome(), ["get", "approver", "--pack-gate-id", "g"]);
    expect(code).toBe(2);
    expect(err).toContain("needs --pack-run-id, --pack-plan-hash");
  });

  it("ask for what is missing on a terminal", async () => {
    const world = { typed: ["run-1", hash("b")], stderrIsTerminal: true };
    const { code, err, out } = await token(guideHome(), ["get", "approver", "--pack-gate-id", "g"], world);
    expect([code, out.length > 20]).toEqual([0, true]);
    expect(err).toBe("pack run id: pack plan hash: ");
  });

  it("ask again for what cannot be, and give up at the end of input", async () => {
    const world = { typed: ["", "run-1", "g", "sha256:zz"], stderrIsTerminal: true };
    const { code, out, err } = await token(guideHome(), ["get", "approver"], world);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(
      /^pack run id: it is empty\npack run id: pack gate id: pack plan hash: it must be sha256: .*\n/,
    );
    expect(err).toContain("there is no answer for the pack plan hash");
  });

  const wrong: readonly [string, string[]][] = [
    ["a bare hash", approval("r", "g", "a".repeat(64))],
    ["upper case", approval("r", "g", hash("A"))],
    ["63 digits", approval("r", "g", `sha256:${"a".repeat(63)}`)],
    ["an empty run", approval("")],
    ["a line end in the gate", approval("r", "g\n")],
  ];
  it.each(wrong)("refuse %s with exit code 2, without asking the Authority", async (_, args) => {
    const [{ code }, asked] = await counting(() => token(guideHome(), ["get", "approver", ...args]));
    expect([code, asked]).toEqual([2, 0]);
  });

  it("never answer for another run, gate or plan", async () => {
    const home = guideHome();
    const wishes = [approval("r1"), approval("r2"), approval("r1", "h"), approval("r1", "g", hash("c"))];
    const [tokens, asked] = await counting(async () => {
      const outs: string[] = [];
      for (const wish of [...wishes, ...wishes]) outs.push((await token(home, ["get", "approver", ...wish])).out);
      return outs;
    });
    expect(asked).toBe(wishes.length);
    expect(new Set(tokens).size).toBe(wishes.length);
    expect(tokens.slice(0, 4)).toEqual(tokens.slice(4));
  });

  it("are bound to what they are for, by the Authority", async () => {
    const home = guideHome();
    const { out } = await token(home, ["get", "approver", ...approval("run-7")]);
    const response = await fetch(`${authority.url}/introspect`, {
      method: "POST",
      headers: { authorization: `Basic ${btoa(`pack-backend:${secretOf("pack-backend")}`)}` },
      body: new URLSearchParams({ token: out.trim() }),
    });
    expect(await response.json()).toMatchObject({ pack_run_id: "run-7", pack_gate_id: "g", pack_plan_hash: hash("a") });
  });

  it("are not needed for a part of the scopes without packs.approve", async () => {
    expect((await token(guideHome(), ["get", "approver", "--scope", "packs.read"])).code).toBe(0);
  });
});

describe("stella-token fetch", () => {
  it("fetches several at once and prints nothing but metadata", async () => {
    const home = guideHome();
    const { code, out, err } = await token(home, ["fetch", "operator", "publisher", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([{ profile: "operator", from: "authority" }, { profile: "publisher" }]);
    expect(out).not.toContain("ccessToken");
    expect(err.match(/: fetched, 1 min 5\d s left, packs\.read packs\.(?:run|write)$/gm)).toHaveLength(2);
    expect(cached(home)).toHaveLength(2);
  });

  it("fetches the others when one fails, and ends in its exit code", async () => {
    const home = guideHome();
    addProfile(home, { url: authority.url, name: "publisher", secret: "wrong", clientId: "packs-registry" });
    const { code, out, err } = await token(home, ["fetch", "publisher", "operator", "--json"]);
    expect([code, out]).toEqual([3, ""]);
    expect(err).toContain("publisher: failed");
    expect(err).toContain("operator: fetched");
    expect(cached(home)).toHaveLength(1);
  });

  it("has a line for each profile on a terminal, which changes in place", async () => {
    const { err } = await token(guideHome(), ["fetch", "operator", "publisher"], { stderrIsTerminal: true });
    expect(err.startsWith("operator: fetching …\npublisher: fetching …\n\x1b[2A\x1b[J")).toBe(true);
    const [last = ""] = err.split("\x1b[2A\x1b[J").slice(-1);
    expect(last).toMatch(/^operator: fetched, .*\npublisher: fetched, .*\n$/);
  });
});

describe("stella-token status", () => {
  it("shows all profiles and fails for none", async () => {
    const home = guideHome();
    await token(home, ["fetch", "operator"]);
    const { code, out } = await token(home, ["status"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^approver +absent +- +packs\.read packs\.approve/m);
    expect(out).toMatch(/^operator +usable +1 min 5\d s +packs\.read packs\.run/m);
  });

  it("fails with exit code 3 when a named one is absent or expired, and works offline", async () => {
    const home = guideHome();
    const env = { STELLA_OFFLINE: "1" };
    await token(home, ["fetch", "operator"]);
    expect((await token(home, ["status", "operator"], { env })).code).toBe(0);
    expect((await token(home, ["status", "operator", "publisher"], { env })).code).toBe(3);
    const later = testIo().clock;
    const io = { clock: { ...later, now: () => Date.now() + 600_000 } };
    const { code, out } = await token(home, ["status", "operator", "--json"], { env, io });
    expect([code, JSON.parse(out)]).toMatchObject([3, [{ profile: "operator", state: "expired" }]]);
  });

  it("decodes claims and says that it does not verify them", async () => {
    const jwt = await startAuthority({ tokenFormat: "jwt" });
    const home = temporaryDirectory();
    addProfile(home, { url: jwt.url, secret: jwt.secrets["pack-operator"] ?? "" });
    await token(home, ["fetch", "operator"]);
    await jwt.close();
    const { out, err } = await token(home, ["status", "operator", "--claims"]);
    expect(out).toContain('  client_id: "pack-operator"\n');
    expect(err).toContain("decoded, not verified");
    const json = await token(home, ["status", "operator", "--claims", "--json"]);
    expect(JSON.parse(json.out)).toMatchObject([{ unverifiedClaims: { scope: "packs.read packs.run" } }]);
  });
});

describe("stella-token revoke", () => {
  it("makes the token useless at the Authority and removes it", async () => {
    const home = guideHome();
    const backend = await startBackend(authority);
    const { out } = await token(home, ["get", "operator"]);
    const { code, err } = await token(home, ["revoke", "operator"]);
    const response = await fetch(`${backend.url}/api/packs`, { headers: { authorization: `Bearer ${out.trim()}` } });
    await backend.close();
    expect([code, err, response.status]).toEqual([0, "operator: packs.read packs.run: revoked and removed\n", 401]);
    expect(cached(home)).toEqual([]);
  });

  it("removes the token even if the Authority cannot be reached, exit code 10", async () => {
    const gone = await startAuthority();
    const home = temporaryDirectory();
    addProfile(home, { url: gone.url, secret: gone.secrets["pack-operator"] ?? "" });
    await token(home, ["fetch", "operator"]);
    await gone.close();
    const { code, err } = await token(home, ["revoke", "operator", "--timeout", "1s"]);
    expect(code).toBe(10);
    expect(err).toContain("removed, but not revoked");
    expect(cached(home)).toEqual([]);
  });

  it("has nothing to do without a token", async () => {
    const { code, err } = await token(guideHome(), ["revoke", "operator"]);
    expect([code, err]).toEqual([0, "operator: there is no token in the cache\n"]);
  });
});

describe("of several profiles that cannot be read, the first is told", () => {
  it.each(["fetch", "status", "revoke"])("%s", async (verb) => {
    const home = guideHome();
    // Braces take the YAML library, for which the second need not wait.
    writeFileSync(join(home, ".stellaops/profiles/broken.yaml"), "StellaOps: {}\n");
    const { code, err } = await token(home, [verb, "broken", "absent"]);
    expect([code, err]).toEqual([2, expect.stringContaining('profile "broken" cannot be used')]);
  });
});

describe("what cannot be removed is not said to be removed", () => {
  const refuse = (action: string) => (path: string): never => {
    throw new FileError(action, path, "EACCES");
  };
  const without = (refused: Partial<Files>): TestWorld => ({ io: { files: { ...testIo().files, ...refused } } });

  it.each([
    ["revoke", "in a directory that cannot be listed", ["revoke", "operator"], { list: refuse("list") }],
    ["clear", "in a directory that cannot be listed", ["clear", "--all"], { list: refuse("list") }],
    ["revoke", "in a directory that cannot be changed", ["revoke", "operator"], { remove: refuse("remove") }],
  ])("%s, %s", async (_verb, _where, argv, refused) => {
    const home = guideHome();
    await token(home, ["fetch", "operator"]);
    const { code, err } = await token(home, argv, without(refused));
    expect([code, err]).toEqual([1, expect.stringMatching(/^error: cannot \S+ ".*": permission denied\n$/)]);
    expect(cached(home)).toHaveLength(1);
  });

  it("status still tells how a token stands in a directory that cannot be listed", async () => {
    const home = guideHome();
    await token(home, ["fetch", "operator"]);
    const { code, out } = await token(home, ["status", "operator"], without({ list: refuse("list") }));
    expect([code, out]).toEqual([0, expect.stringMatching(/^operator +usable/m)]);
  });
});

describe("stella-token clear", () => {
  it("removes what cannot be used, and leaves the rest and what is not ours", async () => {
    const home = guideHome();
    await token(home, ["fetch", "operator"]);
    const tokens = `${home}/.stellaops/tokens`;
    writeFileSync(`${tokens}/${"A".repeat(64)}.json`, "{}", { mode: 0o600 });
    writeFileSync(`${tokens}/README`, "mine");
    expect((await token(home, ["clear"])).err).toBe("removed 1 token\n");
    expect(cached(home)).toHaveLength(2);
    expect((await token(home, ["clear", "--all"])).err).toBe("removed 1 token\n");
    expect(cached(home)).toEqual(["README"]);
  });

  it("goes on behind what is no file", async () => {
    const home = guideHome();
    await token(home, ["fetch", "operator"]);
    const name = `${"0".repeat(64)}.json`;
    mkdirSync(`${home}/.stellaops/tokens/${name}`);
    const { code, err } = await token(home, ["clear", "--all"]);
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/^removed 1 token\nerror: cannot remove ".*": it is a directory\n$/),
    ]);
    expect(cached(home)).toEqual([name]);
  });

  it("goes on behind a directory that cannot be listed", async () => {
    const home = guideHome();
    await token(home, ["fetch", "operator"]);
    const elsewhere = addProfile(home, { url: authority.url, secret: "x", name: "elsewhere" });
    appendFileSync(elsewhere, "    TokenCacheDirectory: ~/elsewhere\n");
    mkdirSync(`${home}/elsewhere`, { mode: 0o700 });
    const { files } = testIo();
    const list = (path: string): string[] => {
      if (path.endsWith("elsewhere")) throw new FileError("list", path, "EACCES");
      return files.list(path);
    };
    const { code, err } = await token(home, ["clear", "--all"], { io: { files: { ...files, list } } });
    expect([code, err]).toEqual([1, `removed 1 token\nerror: cannot list "${home}/elsewhere": permission denied\n`]);
    expect(cached(home)).toEqual([]);
  });
});
