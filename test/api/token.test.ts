import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getToken } from "../../scripts/api/token.ts";
import { tokenProgram } from "../../scripts/commands/token/program.ts";
import { type Authority, startAuthority } from "../support/authority.ts";
import { givenHome, type Home } from "../support/given-home.ts";

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority();
});
afterAll(() => authority.close());

const givenOperator = (): Home => givenHome({ profiles: { "packs-operator": {} }, authority });
const planHash = `sha256:${"0".repeat(64)}`;

describe("getToken()", () => {
  it("shares the cache with the command", async () => {
    const home = givenOperator();
    const env = { HOME: home.home };
    const token = await getToken("packs-operator", { env });
    expect([token.from, token.tokenType, token.scopes]).toEqual(["authority", "Bearer", ["packs.read", "packs.run"]]);
    const { out } = await home.run(tokenProgram, ["get", "packs-operator", "--offline"]);
    expect(out).toBe(`${token.accessToken}\n`);
    expect(await getToken("packs-operator", { env, offline: true })).toEqual({ ...token, from: "cache" });
  });

  it("takes the profile that STELLA_PROFILE names when none is named", async () => {
    const env = { HOME: givenOperator().home, STELLA_PROFILE: "packs-operator" };
    expect(await getToken(undefined, { env })).toMatchObject({ from: "authority" });
  });

  it("makes one request for many calls at once", async () => {
    const env = { HOME: givenOperator().home };
    const before = authority.tokenRequests();
    const tokens = await Promise.all(Array.from({ length: 20 }, () => getToken("packs-operator", { env })));
    expect([new Set(tokens.map(({ accessToken }) => accessToken)).size, authority.tokenRequests() - before])
      .toEqual([1, 1]);
  });

  it.each([
    ["force", { force: true }, "authority"],
    ["cache: false", { cache: false }, "authority"],
    ["minLifeMs", { minLifeMs: 100_000 }, "cache"],
    ["scope", { scope: "packs.read" }, "authority"],
    ["tenant", { tenant: "acme" }, "authority"],
  ])("heeds %s", async (_, options, from) => {
    const env = { HOME: givenOperator().home };
    await getToken("packs-operator", { env });
    expect(await getToken("packs-operator", { env, ...options })).toMatchObject({ from });
  });

  it("passes the three values of an approval on, and fails without them, as no one is asked", async () => {
    const env = { HOME: givenHome({ profiles: { "packs-approver": {} }, authority }).home };
    const approval = { packRunId: "run-42", packGateId: "security", packPlanHash: planHash };
    expect(await getToken("packs-approver", { env, ...approval })).toMatchObject({ from: "authority" });
    await expect(getToken("packs-approver", { env, packRunId: "run-42" })).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining("--pack-gate-id, --pack-plan-hash"),
    });
  });

  it.each([
    ["a profile that does not exist", "packs-nobody", {}, 4],
    ["the network forbidden", "packs-operator", { offline: true }, 5],
    ["a time-out that is none", "packs-operator", { timeoutMs: 0 }, 2],
    ["a scope that the profile does not have", "packs-operator", { scope: "packs.write" }, 2],
  ])("rejects with the command's exit code for %s", async (_, profile, options, exitCode) => {
    const env = { HOME: givenOperator().home };
    await expect(getToken(profile, { env, ...options })).rejects.toMatchObject({ exitCode });
  });

  it("rejects with the reason of an aborted signal", async () => {
    const env = { HOME: givenOperator().home };
    const reason = new Error("no longer wanted");
    await expect(getToken("packs-operator", { env, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it("leaves the signals of the process alone", async () => {
    const before = process.listenerCount("SIGINT");
    await getToken("packs-operator", { env: { HOME: givenOperator().home } });
    expect(process.listenerCount("SIGINT")).toBe(before);
  });

  it("tells warnings to the program, and prints nothing", async () => {
    const warnings: string[] = [];
    const env = { HOME: givenOperator().home };
    await getToken("packs-operator", { env, minLifeMs: 3_600_000, onWarning: (message) => warnings.push(message) });
    expect(warnings).toEqual([expect.stringContaining("less than --min-life")]);
  });
});
