import { existsSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createFileLock } from "../../scripts/auth/lock.ts";
import type { FileInfo } from "../../scripts/core/io.ts";
import { sleep } from "../../scripts/core/sleep.ts";
import { temporaryDirectory, testIo } from "../support/io.ts";

const makeFreePath = (): string => `${temporaryDirectory()}/x.lock`;

/** Leaves a lock whose holder is long dead. */
function createDeadLock(): string {
  const path = makeFreePath();
  writeFileSync(path, "4711 dead\n");
  utimesSync(path, new Date(0), new Date(0));
  return path;
}

describe("createFileLock(): a lock", () => {
  it("is held by one, and free again when released", async () => {
    const path = makeFreePath();
    const [one, two] = [createFileLock(path, testIo()), createFileLock(path, testIo())];
    const held = await one.tryAcquire();
    expect([held === undefined, await two.tryAcquire()]).toEqual([false, undefined]);
    held?.release();
    expect(existsSync(path)).toBe(false);
    (await two.tryAcquire())?.release();
    expect(existsSync(path)).toBe(false);
  });

  it("names its owner and is nobody else's to read", async () => {
    const path = makeFreePath();
    const held = await createFileLock(path, testIo()).tryAcquire();
    expect(readFileSync(path, "utf8")).toMatch(new RegExp(`^${process.pid} [0-9a-f-]{36}\\n$`));
    expect(statSync(path).mode & 0o777).toBe(0o600);
    held?.release();
  });

  it("shows that its holder is alive", async () => {
    const path = makeFreePath();
    const held = await createFileLock(path, testIo()).tryAcquire();
    const before = statSync(path).mtimeMs;
    await sleep(1300);
    expect(statSync(path).mtimeMs).toBeGreaterThan(before + 900);
    held?.release();
  });

  it("of a dead holder goes to one of the many that want it", async () => {
    const path = createDeadLock();
    const taken = await Promise.all(Array.from({ length: 8 }, () => createFileLock(path, testIo()).tryAcquire()));
    const holders = taken.filter((lock) => lock !== undefined);
    expect(holders).toHaveLength(1);
    holders[0]?.release();
    expect(existsSync(path)).toBe(false);
  });

  it("goes to one of those that take it over at the same moment", async () => {
    const path = createDeadLock();
    const io = testIo();
    // All of them look before any of them has written.
    const lstat = (at: string): FileInfo | undefined => {
      const info = io.files.lstat(at);
      return info && { ...info, modifiedMs: 0 };
    };
    const early = { ...io, files: { ...io.files, lstat } };
    const taken = await Promise.all(Array.from({ length: 8 }, () => createFileLock(path, early).tryAcquire()));
    const holders = taken.filter((lock) => lock !== undefined);
    expect(holders).toHaveLength(1);
    holders[0]?.release();
    expect(existsSync(path)).toBe(false);
  });

  it("that was taken over is not removed by its first holder", async () => {
    const path = makeFreePath();
    const held = await createFileLock(path, testIo()).tryAcquire();
    writeFileSync(path, "4712 another\n");
    held?.release();
    expect(readFileSync(path, "utf8")).toBe("4712 another\n");
  });
});
