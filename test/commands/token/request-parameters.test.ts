import { describe, expect, it } from "vitest";
import { givenAuthority, makeApproval, makePlanHash, runToken } from "../../support/token-world.ts";

const { authority, countRequests, getSecret, makeGuideHome } = givenAuthority();

describe("collectParameters(): approvals", () => {
  it("need three values: a pipe gets exit code 2 and their flags", async () => {
    const { code, err } = await runToken(makeGuideHome(), ["get", "approver", "--pack-gate-id", "g"]);
    expect(code).toBe(2);
    expect(err).toContain("needs --pack-run-id, --pack-plan-hash");
  });

  it("ask for what is missing on a terminal", async () => {
    const world = { typed: ["run-1", makePlanHash("b")], stderrIsTerminal: true };
    const { code, err, out } = await runToken(makeGuideHome(), ["get", "approver", "--pack-gate-id", "g"], world);
    expect([code, out.length > 20]).toEqual([0, true]);
    expect(err).toBe("pack run id: pack plan hash: ");
  });

  it("ask again for what cannot be, and give up at the end of input", async () => {
    const world = { typed: ["", "run-1", "g", "sha256:zz"], stderrIsTerminal: true };
    const { code, out, err } = await runToken(makeGuideHome(), ["get", "approver"], world);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(
      /^pack run id: it is empty\npack run id: pack gate id: pack plan hash: it must be sha256: .*\n/,
    );
    expect(err).toContain("there is no answer for the pack plan hash");
  });

  const wrong: readonly [string, string[]][] = [
    ["a bare hash", makeApproval("r", "g", "a".repeat(64))],
    ["upper case", makeApproval("r", "g", makePlanHash("A"))],
    ["63 digits", makeApproval("r", "g", `sha256:${"a".repeat(63)}`)],
    ["an empty run", makeApproval("")],
    ["a line end in the gate", makeApproval("r", "g\n")],
  ];
  it.each(wrong)("refuse %s with exit code 2, without asking the Authority", async (_, args) => {
    const [{ code }, asked] = await countRequests(() => runToken(makeGuideHome(), ["get", "approver", ...args]));
    expect([code, asked]).toEqual([2, 0]);
  });

  it("never answer for another run, gate or plan", async () => {
    const home = makeGuideHome();
    const wishes = [
      makeApproval("r1"),
      makeApproval("r2"),
      makeApproval("r1", "h"),
      makeApproval("r1", "g", makePlanHash("c")),
    ];
    const [tokens, asked] = await countRequests(async () => {
      const outs: string[] = [];
      for (const wish of [...wishes, ...wishes]) outs.push((await runToken(home, ["get", "approver", ...wish])).out);
      return outs;
    });
    expect(asked).toBe(wishes.length);
    expect(new Set(tokens).size).toBe(wishes.length);
    expect(tokens.slice(0, 4)).toEqual(tokens.slice(4));
  });

  it("are bound to what they are for, by the Authority", async () => {
    const home = makeGuideHome();
    const { out } = await runToken(home, ["get", "approver", ...makeApproval("run-7")]);
    const response = await fetch(`${authority().url}/introspect`, {
      method: "POST",
      headers: { authorization: `Basic ${btoa(`pack-backend:${getSecret("pack-backend")}`)}` },
      body: new URLSearchParams({ token: out.trim() }),
    });
    expect(await response.json()).toMatchObject({
      pack_run_id: "run-7",
      pack_gate_id: "g",
      pack_plan_hash: makePlanHash("a"),
    });
  });

  it("are not needed for a part of the scopes without packs.approve", async () => {
    expect((await runToken(makeGuideHome(), ["get", "approver", "--scope", "packs.read"])).code).toBe(0);
  });
});
