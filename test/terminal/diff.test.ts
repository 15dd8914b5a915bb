import { applyPatch } from "diff";
import { performance } from "node:perf_hooks";
import { describe, expect, it } from "vitest";
import { createUnifiedDiff } from "../../scripts/terminal/diff.ts";

const repeat = (count: number, create: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => create(index)).join("");

describe("createUnifiedDiff()", () => {
  it("is empty for equal texts", async () => expect(await createUnifiedDiff("x", "a\n", "a\n")).toBe(""));

  it("shows three lines of context", async () =>
    expect(await createUnifiedDiff("x", "a\nb\nc\nd\ne\n", "a\nb\nc\nd\nE\n")).toBe(
      "--- x\n+++ x\n@@ -2,4 +2,4 @@\n b\n c\n d\n-e\n+E\n",
    ));

  const table: readonly [string, string, string][] = [
    ["every line differs", repeat(8000, (n) => `k${n}: yes\n`), repeat(8000, (n) => `k${n}: "yes"\n`)],
    ["some lines are gone", repeat(8000, (n) => `k${n}: yes\n`), repeat(7000, (n) => `k${n}: no\n`)],
    ["some lines are new", repeat(7000, (n) => `k${n}: yes\n`), repeat(8000, (n) => `k${n}: no\n`)],
    ["the last line has no end", `${repeat(4000, (n) => `a${n}\n`)}z`, `${repeat(4000, (n) => `b${n}\r\n`)}z`],
    ["the last line gets an end", `${repeat(4000, (n) => `a${n}\n`)}z`, `${repeat(4000, (n) => `b${n}\n`)}z\n`],
  ];
  it.each(table)("makes a valid diff of thousands of lines within a second: %s", async (_, before, after) => {
    const started = performance.now();
    const diff = await createUnifiedDiff("x", before, after);
    expect(performance.now() - started).toBeLessThan(1000);
    expect(applyPatch(before, diff, { autoConvertLineEndings: false })).toBe(after);
  });
});
