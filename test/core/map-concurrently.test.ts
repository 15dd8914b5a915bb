import { describe, expect, it } from "vitest";
import { mapConcurrently } from "../../scripts/core/map-concurrently.ts";
import { sleep } from "../../scripts/core/sleep.ts";

describe("mapConcurrently()", () => {
  it("runs at most as many steps at once as the limit, and as many as that", async () => {
    let [running, most] = [0, 0];
    await mapConcurrently(Array.from({ length: 20 }, (_, index) => index), 8, async () => {
      most = Math.max(most, ++running);
      await sleep(5);
      running--;
    });
    expect(most).toBe(8);
  });

  it("returns the results in the order of the items, whichever is done first", async () => {
    const results = await mapConcurrently([30, 1, 15], 3, async (ms, index) => {
      await sleep(ms);
      return `${index}: ${ms}`;
    });
    expect(results).toEqual(["0: 30", "1: 1", "2: 15"]);
  });

  it("returns nothing for no items", async () =>
    expect(await mapConcurrently([], 8, () => Promise.reject(new Error()))).toEqual([]));

  it("rejects with the first failure", async () => {
    const step = async (item: string): Promise<never> => {
      await sleep(item === "fast" ? 1 : 20);
      throw new Error(item);
    };
    await expect(mapConcurrently(["slow", "fast"], 8, step)).rejects.toThrow("fast");
  });
});
