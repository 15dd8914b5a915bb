import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Authority, startAuthority } from "../support/authority.ts";
import { binPath, bundleOf, runBundle, type Runtime, runtimes } from "../support/bundles.ts";
import { cached, cacheOf, makeHome } from "../support/token-home.ts";

let authority: Authority;
/** Answers so slowly that most of a run is spent holding the lock. */
let slowAuthority: Authority;
let base = "";
beforeAll(async () => {
  base = mkdtempSync(`${tmpdir()}/stella-single-flight-`);
  authority = await startAuthority();
  slowAuthority = await startAuthority({ tokenDelayMs: 400 });
});
afterAll(async () => {
  rmSync(base, { recursive: true });
  await Promise.all([authority.close(), slowAuthority.close()]);
});

const operatorHome = ({ url, secrets }: Authority): string =>
  makeHome(base, { url, secret: secrets["pack-operator"] ?? "" });

/** Half of them on each runtime. */
const runtimeOf = (index: number): Runtime => runtimes[index % 2] as Runtime;

const isWhole = (text: string): boolean => {
  const { accessToken, metadata } = JSON.parse(text) as { accessToken?: string; metadata?: unknown };
  return accessToken !== undefined && metadata !== undefined;
};

describe("runExclusively(): processes that want the same token", () => {
  it("make one request, all hundred of them", async () => {
    const home = operatorHome(authority);
    const before = authority.tokenRequests();
    const runs = await Promise.all(
      Array.from(
        { length: 100 },
        (_, index) => runBundle("stella-token", runtimeOf(index), ["get", "operator"], { env: { HOME: home } }),
      ),
    );
    expect(runs.map(({ code, err }) => [code, err])).toEqual(runs.map(() => [0, ""]));
    expect(new Set(runs.map(({ out }) => out)).size).toBe(1);
    expect(authority.tokenRequests() - before).toBe(1);
    expect(cached(home)).toHaveLength(1);
  });

  it("make one request when all of them force one", async () => {
    const home = operatorHome(authority);
    await runBundle("stella-token", "node", ["fetch", "operator"], { env: { HOME: home } });
    const before = authority.tokenRequests();
    const runs = await Promise.all(
      Array.from(
        { length: 10 },
        (_, index) =>
          runBundle("stella-token", runtimeOf(index), ["get", "operator", "--force"], { env: { HOME: home } }),
      ),
    );
    expect(runs.map(({ code }) => code)).toEqual(runs.map(() => 0));
    expect(authority.tokenRequests() - before).toBeLessThanOrEqual(10);
    expect(authority.tokenRequests() - before).toBeGreaterThanOrEqual(1);
  });
});

/** A process that is killed at some moment of its life. */
function doomed(home: string, runtime: Runtime, afterMs: number): Promise<void> {
  return new Promise((resolve) => {
    const child: ChildProcess = spawn(bundleOf("stella-token", runtime), ["fetch", "operator", "--force"], {
      env: { PATH: binPath, HOME: home },
      stdio: "ignore",
    });
    child.once("close", () => resolve());
    setTimeout(() => child.kill("SIGKILL"), afterMs);
  });
}

describe("runExclusively(): a holder that is killed at any moment", () => {
  const rounds = Array.from({ length: 50 }, (_, round) => round);
  let takenOver = 0;
  /** In ms: the runner's bound for a round, well below what two waits that follow each other would take. */
  const longestWait = 20_000;
  it.concurrent.each(rounds)("leaves no damage and no deadlock, round %i", async (round) => {
    const home = operatorHome(slowAuthority);
    // Over all rounds, the moments cover a run from its start to its end.
    const victim = doomed(home, runtimeOf(round), 50 + round * 20);
    const began = Date.now();
    const neighbours = await Promise.all(
      [0, 1].map((index) => runBundle("stella-token", runtimeOf(index), ["get", "operator"], { env: { HOME: home } })),
    );
    const tookMs = Date.now() - began;
    await victim;
    expect(neighbours.map(({ code, err }) => [code, err])).toEqual([[0, ""], [0, ""]]);
    if (tookMs > 5000) takenOver++;
    const entries = cached(home).filter((name) => name.endsWith(".json"));
    expect(entries).toHaveLength(1);
    for (const name of entries) expect(isWhole(readFileSync(`${cacheOf(home)}/${name}`, "utf8"))).toBe(true);
  }, longestWait);
  it("was killed while it held the lock in some of the rounds", () => expect(takenOver).toBeGreaterThan(3));
});
