import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runExclusively } from "../../scripts/auth/single-flight.ts";
import { withDeadline } from "../../scripts/core/deadline.ts";
import { sleep } from "../../scripts/core/sleep.ts";
import { createLogger } from "../../scripts/terminal/logger.ts";
import { testIo } from "../support/io.ts";
import { cached, cacheOf } from "../support/token-home.ts";
import { givenAuthority, runToken } from "../support/token-world.ts";

const { makeGuideHome } = givenAuthority();

/** A home with the operator's token in its cache, and the file that it is in. */
async function makeWarmHome(): Promise<{ home: string; entry: string }> {
  const home = makeGuideHome();
  await runToken(home, ["fetch", "operator"]);
  const [name = ""] = cached(home);
  return { home, entry: `${cacheOf(home)}/${name}` };
}

describe("runExclusively()", () => {
  /** Runs work that takes a while and leaves its result behind, in as many places at once. */
  async function runAtOnce(places: number, work: () => Promise<string>): Promise<PromiseSettledResult<string>[]> {
    const io = testIo();
    const context = { io, log: createLogger(io, "quiet") };
    const path = `${io.home}/x.lock`;
    let left: string | undefined;
    const run = async (): Promise<string> => left = await work();
    const late = (): Error => new Error("late");
    const results = await Promise.allSettled(
      Array.from(
        { length: places },
        () =>
          withDeadline(5000, new AbortController().signal, late, io, (deadline) =>
            runExclusively(
              path,
              { find: () => left, run },
              deadline,
              context,
            )),
      ),
    );
    expect(existsSync(path)).toBe(false);
    return results;
  }

  it("does the work once, and all get its result", async () => {
    let runs = 0;
    const results = await runAtOnce(5, async () => {
      await sleep(120);
      return `run ${++runs}`;
    });
    expect(results.map((result) => result.status === "fulfilled" && result.value)).toEqual(Array(5).fill("run 1"));
  });

  it("lets another one do the work when it fails", async () => {
    let runs = 0;
    const results = await runAtOnce(2, async () => {
      await sleep(20);
      if (++runs === 1) throw new Error("failed");
      return `run ${runs}`;
    });
    expect(results).toMatchObject([{ reason: new Error("failed") }, { value: "run 2" }]);
  });
});

describe("runExclusively(): a lock", () => {
  const getLock = (entry: string): string => `${entry}.lock`;

  it("of a dead process is taken over at once", async () => {
    const { home, entry } = await makeWarmHome();
    writeFileSync(getLock(entry), "4711 dead\n", { mode: 0o600 });
    utimesSync(getLock(entry), new Date(0), new Date(0));
    // The wait for a lock ends after 1.5 s here and leaves it where it is: only one that is recognized at once is gone.
    expect((await runToken(home, ["get", "operator", "--force", "--timeout", "3s"])).code).toBe(0);
    expect(existsSync(getLock(entry))).toBe(false);
  });

  it("that looks alive is waited for within the time there is, and left alone", async () => {
    const { home, entry } = await makeWarmHome();
    writeFileSync(getLock(entry), "4711 alive\n", { mode: 0o600 });
    const { code, err } = await runToken(home, ["get", "operator", "--force", "--timeout", "3s", "--verbose"]);
    expect(code).toBe(0);
    expect(err).toMatch(/waiting for another process[^]*waited long enough for another process/);
    expect(readFileSync(getLock(entry), "utf8")).toBe("4711 alive\n");
  });

  it("with a time in the future is taken over after it has been watched", async () => {
    const { home, entry } = await makeWarmHome();
    writeFileSync(getLock(entry), "4711 odd\n", { mode: 0o600 });
    const future = new Date(Date.now() + 86_400_000);
    utimesSync(getLock(entry), future, future);
    expect((await runToken(home, ["get", "operator", "--force"])).code).toBe(0);
    expect(existsSync(getLock(entry))).toBe(false);
  });

  const strange: readonly [string, (path: string) => void][] = [
    ["a directory", (path) => mkdirSync(path)],
    ["a symbolic link to nowhere", (path) => symlinkSync("/nowhere/at/all", path)],
    ["a FIFO", (path) => void execFileSync("mkfifo", [path])],
  ];
  it.each(strange)("that is %s does not stop anybody", async (_, make) => {
    const { home, entry } = await makeWarmHome();
    make(getLock(entry));
    expect((await runToken(home, ["get", "operator", "--force", "--timeout", "3s"])).code).toBe(0);
    expect(existsSync("/nowhere")).toBe(false);
  });
});
