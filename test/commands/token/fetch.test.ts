import { appendFileSync, rmSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Io } from "../../../scripts/core/io.ts";
import { temporaryDirectory, testIo } from "../../support/io.ts";
import { addProfile, cached } from "../../support/token-home.ts";
import { givenAuthority, runToken } from "../../support/token-world.ts";

const { authority, getSecret, makeGuideHome } = givenAuthority();

describe("stella-token fetch", () => {
  it("fetches several at once and prints nothing but metadata", async () => {
    const home = makeGuideHome();
    const { code, out, err } = await runToken(home, ["fetch", "operator", "publisher", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([{ profile: "operator", from: "authority" }, { profile: "publisher" }]);
    expect(out).not.toContain("ccessToken");
    expect(err.match(/: fetched, 1 min 5\d s left, packs\.read packs\.(?:run|write)$/gm)).toHaveLength(2);
    expect(cached(home)).toHaveLength(2);
  });

  it.each<[string, string[], string[]]>([
    ["of STELLA_PROFILE when none is named", [], ["operator"]],
    ["of every profile that a pattern matches", ["*er", "operator"], ["publisher", "operator"]],
  ])("fetches a token %s", async (_, args, names) => {
    const home = makeGuideHome();
    // It would need the values of an approval.
    rmSync(`${home}/.stellaops/profiles/approver.yaml`);
    const { code, out } = await runToken(home, ["fetch", ...args, "--json"], { env: { STELLA_PROFILE: "operator" } });
    const tokens = JSON.parse(out) as { profile: string }[];
    expect([code, tokens.map(({ profile }) => profile)]).toEqual([0, names]);
  });

  it.each<[string, string[], number, string]>([
    ["there is neither an argument nor a variable", [], 2, "no profile is named"],
    ["a pattern matches nothing", ["operator", "prod-*"], 4, 'matches "prod-*"'],
  ])("fetches nothing when %s", async (_, args, code, message) => {
    const home = makeGuideHome();
    expect(await runToken(home, ["fetch", ...args])).toMatchObject({ code, err: expect.stringContaining(message) });
    expect(cached(home)).toEqual([]);
  });

  it("fetches the others when one fails, and ends in its exit code", async () => {
    const home = makeGuideHome();
    addProfile(home, { url: authority().url, name: "publisher", secret: "wrong", clientId: "packs-registry" });
    const { code, out, err } = await runToken(home, ["fetch", "publisher", "operator", "--json"]);
    expect([code, out]).toEqual([3, ""]);
    expect(err).toContain("publisher: failed");
    expect(err).toContain("operator: fetched");
    expect(cached(home)).toHaveLength(1);
  });

  it("has a line for each profile on a terminal, which changes in place", async () => {
    const { err } = await runToken(makeGuideHome(), ["fetch", "operator", "publisher"], { stderrIsTerminal: true });
    expect(err.startsWith("operator: fetching …\npublisher: fetching …\n\x1b[2A\x1b[J")).toBe(true);
    const [last = ""] = err.split("\x1b[2A\x1b[J").slice(-1);
    expect(last).toMatch(/^operator: fetched, .*\npublisher: fetched, .*\n$/);
  });

  it("makes at most eight requests at once for any number of profiles, and warns of nothing", async () => {
    const home = temporaryDirectory();
    const names = Array.from({ length: 20 }, (_, index) => `p${index}`);
    const { url } = authority();
    for (const name of names) addProfile(home, { url, name, secret: getSecret("pack-operator"), scope: "packs.read" });
    // Profiles that ask for the same share one request, so that each gets a cache of its own.
    for (const name of names) {
      appendFileSync(`${home}/.stellaops/profiles/${name}.yaml`, `    TokenCacheDirectory: ~/cache-${name}\n`);
    }
    const warnings: Error[] = [];
    const onWarning = (warning: Error): void => void warnings.push(warning);
    process.on("warning", onWarning);
    let [running, most] = [0, 0];
    const io = testIo();
    const fetch: Io["fetch"] = async (url, request) => {
      most = Math.max(most, ++running);
      try {
        return await io.fetch(url, request);
      } finally {
        running--;
      }
    };
    const { code, err } = await runToken(home, ["fetch", ...names], { io: { fetch } });
    process.off("warning", onWarning);
    expect([code, err.match(/: fetched, /g)?.length, most, warnings]).toEqual([0, 20, 8, []]);
  });
});
