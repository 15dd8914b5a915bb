import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decodeUnverifiedClaims } from "../../scripts/auth/claims.ts";
import { startBackend } from "../support/backend.ts";
import { type CommandName, runBundle, type Runtime, runtimes, type Spawned } from "../support/bundles.ts";
import { givenHome } from "../support/given-home.ts";
import { type OpenIddict, startOpenIddict } from "../support/openiddict.ts";
import { makePlanHash } from "../support/token-world.ts";

const profiles = {
  "packs-operator": "pack-operator",
  "packs-publisher": "packs-registry",
  "packs-approver": "pack-approver",
};
const approval = ["--pack-run-id", "run-42", "--pack-gate-id", "review", "--pack-plan-hash", makePlanHash("a")];

let authority: OpenIddict;
let base = "";
beforeAll(async () => {
  base = mkdtempSync(`${tmpdir()}/stella-upstream-`);
  authority = await startOpenIddict();
});
afterAll(async () => {
  rmSync(base, { recursive: true });
  await authority.close();
});

/** Runs work, and counts the requests that the token endpoint got meanwhile. */
async function countTokenRequests<T>(work: () => Promise<T>): Promise<[T, number]> {
  const before = await authority.countRequests("/connect/token");
  return [await work(), await authority.countRequests("/connect/token") - before];
}

/** What the Authority says about a token (RFC 7662). */
async function introspect(token: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${authority.url}/connect/introspect`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`pack-backend:${authority.secrets["pack-backend"]}`)}` },
    body: new URLSearchParams({ token }),
  });
  return await response.json() as Record<string, unknown>;
}

/** A home with profiles, and the commands on one runtime in it. */
function givenUser(runtime: Runtime, home = mkdtempSync(`${base}/home-`)) {
  const run = (command: CommandName, ...args: readonly string[]): Promise<Spawned> =>
    runBundle(command, runtime, args, { env: { HOME: home } });
  return {
    home,
    run,
    /** Adds a profile for this Authority, whose secret is in place. */
    addProfile: (name: string, clientId: string, scope: string): void =>
      void givenHome({ home, authority, profiles: { [name]: { clientId, scope } } }),
    async getToken(...args: readonly string[]): Promise<string> {
      const { code, out, err } = await run("stella-token", "get", ...args);
      expect([code, err]).toEqual([0, ""]);
      return out.trim();
    },
  };
}

/** The way from nothing to a revoked token: each step stands on the ones before it. */
describe.each(runtimes)("the journey with an Authority on OpenIddict, on %s", (runtime) => {
  let user: ReturnType<typeof givenUser>;
  let token = "";
  beforeAll(() => {
    user = givenUser(runtime);
  });

  it("init writes the profiles with the issuer as people write it", async () => {
    const urls = ["--authority-url", authority.url, "--backend-url", "https://task-runner.corp.test"];
    const { code } = await user.run("stella-profile", "init", ...Object.keys(profiles), ...urls, "--yes");
    expect(code).toBe(0);
  });

  it.each(Object.entries(profiles))("secret set stores the secret of %s", async (name, client) => {
    const { code } = await runBundle("stella-profile", runtime, ["secret", "set", name], {
      env: { HOME: user.home },
      stdin: authority.secrets[client] ?? "",
    });
    expect(code).toBe(0);
  });

  it("lint finds nothing", async () => {
    const { code, out } = await user.run("stella-lint", "--fail-on", "info", "--format", "compact");
    expect([code, out]).toEqual([0, ""]);
  });

  it("doctor finds nothing, and OpenIddict's issuer is the profile's Url", async () => {
    const { code, out } = await user.run("stella-profile", "doctor", "packs-operator", "--json");
    expect([code, out]).toEqual([0, expect.stringContaining(`"the Authority calls itself ${authority.url}`)]);
  });

  it("fetch and get make one request, and the token is for what the profile says", async () => {
    const [{ code, err }, requests] = await countTokenRequests(() =>
      user.run("stella-token", "fetch", "packs-operator", "packs-publisher", "--force")
    );
    expect([code, requests, err]).toEqual([0, 2, expect.stringMatching(/^packs-operator: fetched, .*packs\.run$/m)]);
    const [got, more] = await countTokenRequests(() => user.getToken("packs-operator"));
    token = got;
    expect(more).toBe(0);
    expect(await introspect(token)).toMatchObject({
      active: true,
      client_id: "pack-operator",
      scope: "packs.read packs.run",
      iss: `${authority.url}/`,
    });
  });

  it("status says that it is usable, and shows its claims", async () => {
    const { code, out } = await user.run("stella-token", "status", "packs-operator", "--claims");
    expect([code, out]).toEqual([0, expect.stringMatching(/^packs-operator +usable[^]*client_id: "pack-operator"/m)]);
  });

  it("exec passes it on, and a backend takes it", async () => {
    const backend = await startBackend(authority);
    const program = `fetch(process.argv[1], { headers: { authorization: "Bearer " + process.env.STELLA_TOKEN } })
      .then(async (response) => console.log(response.status, (await response.json()).client))`;
    const args = ["packs-operator", "--token", "--", "node", "-e", program, `${backend.url}/api/packs`];
    const { code, out, err } = await user.run("stella-exec", ...args);
    await backend.close();
    expect([code, out, err]).toEqual([0, "200 pack-operator\n", ""]);
  });

  it("a tenant of the client's is in the token, another one is refused", async () => {
    const claims = decodeUnverifiedClaims(await user.getToken("packs-operator", "--tenant", "acme"));
    expect(claims).toMatchObject({ "stellaops:tenant": "acme" });
    const { code, out, err } = await user.run("stella-token", "get", "packs-operator", "--tenant", "nobody");
    expect([code, out, err]).toEqual([3, "", expect.stringContaining("the client has no such tenant")]);
  });

  it("an approval without its values asks nobody, exit code 2", async () => {
    const [{ code, out, err }, requests] = await countTokenRequests(() =>
      user.run("stella-token", "get", "packs-approver")
    );
    expect([code, out, requests, err]).toEqual([2, "", 0, expect.stringContaining("--pack-run-id")]);
  });

  it("an approval is bound to its run, gate and plan", async () => {
    expect(decodeUnverifiedClaims(await user.getToken("packs-approver", ...approval))).toMatchObject({
      pack_run_id: "run-42",
      pack_gate_id: "review",
      pack_plan_hash: makePlanHash("a"),
      scope: "packs.read packs.approve",
    });
  });

  it("revoke makes the token useless there and removes it here", async () => {
    token = await user.getToken("packs-operator");
    const { code, err } = await user.run("stella-token", "revoke", "packs-operator");
    expect([code, err]).toEqual([0, expect.stringContaining("revoked and removed")]);
    expect(await introspect(token)).toEqual({ active: false });
    expect((await user.run("stella-token", "status", "packs-operator")).code).toBe(3);
  });
});

describe.each(runtimes)("with an Authority on OpenIddict, on %s,", (runtime) => {
  it("a scope that is not the client's is exit code 3, with a hint about scopes", async () => {
    const user = givenUser(runtime);
    user.addProfile("greedy", "pack-operator", "packs.read packs.write");
    const { code, err } = await user.run("stella-token", "fetch", "greedy");
    expect([code, err]).toEqual([
      3,
      expect.stringContaining('"pack-operator" may not have all of "packs.read packs.write"'),
    ]);
  });

  it("a wrong secret is exit code 3", async () => {
    const user = givenUser(runtime);
    user.addProfile("packs-operator", "pack-operator", "packs.read");
    givenHome({ home: user.home, secrets: { "pack-operator": "wrong" } });
    const { code, err } = await user.run("stella-token", "fetch", "packs-operator");
    expect([code, err]).toEqual([3, expect.stringContaining("refused: invalid_client")]);
  });

  it.each([429, 503])("an outage with %i is exit code 10, and says when to try again", async (status) => {
    const user = givenUser(runtime);
    user.addProfile("packs-operator", "pack-operator", "packs.read");
    await authority.setOutage({ path: "/connect/token", status, retryAfter: 77 });
    const { code, err } = await user.run("stella-token", "fetch", "packs-operator");
    await authority.setOutage(undefined);
    expect([code, err]).toEqual([10, expect.stringMatching(/try again in 7\d s, as it asks/)]);
  });

  it("a client that may not revoke is told so, each time, and its token is used no more", async () => {
    const { addProfile, run, getToken } = givenUser(runtime);
    addProfile("keeper", "pack-keeper", "packs.read");
    const token = await getToken("keeper");
    for (const _ of ["first", "second"]) {
      const { code, err } = await run("stella-token", "revoke", "keeper");
      expect([code, err]).toEqual([3, expect.stringContaining('allow "pack-keeper" the revocation endpoint')]);
    }
    expect((await run("stella-token", "status", "keeper")).out).toMatch(/^keeper +unrevoked/m);
    expect(await getToken("keeper")).not.toBe(token);
    expect(await introspect(token)).toMatchObject({ active: true });
  });

  it("a revocation that an outage stopped is made by the next revoke", async () => {
    const { addProfile, run, getToken } = givenUser(runtime);
    addProfile("packs-operator", "pack-operator", "packs.read");
    const token = await getToken("packs-operator");
    await authority.setOutage({ path: "/connect/revoke", status: 500 });
    const failed = await run("stella-token", "revoke", "packs-operator");
    await authority.setOutage(undefined);
    expect(failed.code).toBe(10);
    const { code } = await run("stella-token", "revoke", "packs-operator");
    expect([code, await introspect(token)]).toEqual([0, { active: false }]);
  });

  it("no discovery document is no obstacle, for a token and for its revocation", async () => {
    const user = givenUser(runtime);
    user.addProfile("packs-operator", "pack-operator", "packs.read");
    await authority.setOutage({ path: "/.well-known", status: 404 });
    const got = await user.run("stella-token", "get", "packs-operator");
    const revoked = await user.run("stella-token", "revoke", "packs-operator");
    await authority.setOutage(undefined);
    expect([got.code, got.err, revoked.code]).toEqual([0, "", 0]);
    expect(await introspect(got.out.trim())).toEqual({ active: false });
  });
});

it("thirty processes on both runtimes get one token by one request", async () => {
  const { home, addProfile } = givenUser("node");
  addProfile("packs-operator", "pack-operator", "packs.read packs.run");
  const [runs, requests] = await countTokenRequests(() =>
    Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        givenUser(runtimes[index % 2] as Runtime, home).run(
          "stella-token",
          "get",
          "packs-operator",
          "--timeout",
          "300s",
        )),
    )
  );
  expect(runs.map(({ code, err }) => [code, err])).toEqual(runs.map(() => [0, ""]));
  expect([new Set(runs.map(({ out }) => out)).size, requests]).toEqual([1, 1]);
}, 300_000);
