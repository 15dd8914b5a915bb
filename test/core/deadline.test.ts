import { describe, expect, it } from "vitest";
import { withDeadline } from "../../scripts/core/deadline.ts";
import { sleep } from "../../scripts/core/sleep.ts";
import { testIo } from "../support/io.ts";

const late = (): Error => new Error("late");
const never = (): AbortSignal => new AbortController().signal;

describe("withDeadline()", () => {
  it("returns what the work returns, and says how much time is left", async () => {
    const left = await withDeadline(1000, never(), late, testIo(), ({ remaining }) => Promise.resolve(remaining()));
    expect(left).toBeGreaterThan(900);
    expect(left).toBeLessThanOrEqual(1000);
  });

  it("aborts the work with the error of `late` when the time is over", async () => {
    const io = testIo();
    await expect(withDeadline(20, never(), late, io, ({ signal }) => sleep(5000, signal))).rejects.toThrow("late");
  });

  it("aborts the work with the reason of the outer signal, also when that came first", async () => {
    const [io, outer] = [testIo(), new AbortController()];
    const work = withDeadline(5000, outer.signal, late, io, ({ signal }) => sleep(5000, signal));
    outer.abort(new Error("stopped"));
    await expect(work).rejects.toThrow("stopped");
    const again = withDeadline(5000, outer.signal, late, io, ({ signal }) => sleep(5000, signal));
    await expect(again).rejects.toThrow("stopped");
  });

  it("does not make Node warn of too many listeners when many share a signal", async () => {
    const [io, outer] = [testIo(), new AbortController()];
    const warnings: Error[] = [];
    const onWarning = (warning: Error): void => void warnings.push(warning);
    process.on("warning", onWarning);
    await Promise.all(
      Array.from({ length: 40 }, () => withDeadline(5000, outer.signal, late, io, ({ signal }) => sleep(5, signal))),
    );
    await sleep(20);
    process.off("warning", onWarning);
    expect(warnings).toEqual([]);
  });
});
