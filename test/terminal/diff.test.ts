import { applyPatch } from "diff";
import { describe, expect, it } from "vitest";
import { createUnifiedDiff } from "../../scripts/terminal/diff.ts";

const repeat = (count: number, create: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => create(index)).join("");

/** Where nothing is masked. */
const diff = (before: string, after: string): Promise<string> =>
  createUnifiedDiff("x", { text: before, shown: before }, { text: after, shown: after });

describe("createUnifiedDiff()", () => {
  it("is empty for equal texts", async () => expect(await diff("a\n", "a\n")).toBe(""));

  it("shows three lines of context", async () =>
    expect(await diff("a\nb\nc\nd\ne\n", "a\nb\nc\nd\nE\n")).toBe(
      "--- x\n+++ x\n@@ -2,4 +2,4 @@\n b\n c\n d\n-e\n+E\n",
    ));

  const table: readonly [string, string, string][] = [
    ["every line differs", repeat(8000, (n) => `k${n}: yes\n`), repeat(8000, (n) => `k${n}: "yes"\n`)],
    ["some lines are gone", repeat(8000, (n) => `k${n}: yes\n`), repeat(7000, (n) => `k${n}: no\n`)],
    ["some lines are new", repeat(7000, (n) => `k${n}: yes\n`), repeat(8000, (n) => `k${n}: no\n`)],
    ["the last line has no end", `${repeat(4000, (n) => `a${n}\n`)}z`, `${repeat(4000, (n) => `b${n}\r\n`)}z`],
    ["the last line gets an end", `${repeat(4000, (n) => `a${n}\n`)}z`, `${repeat(4000, (n) => `b${n}\n`)}z\n`],
  ];
  it.each(table)("makes a valid diff of thousands of lines: %s", async (_, before, after) => {
    const patch = await diff(before, after);
    expect(applyPatch(before, patch, { autoConvertLineEndings: false })).toBe(after);
  });

  it("takes time in proportion to the lines", async () => {
    const measure = async (lines: number): Promise<number> => {
      const before = process.cpuUsage();
      await diff(repeat(lines, (n) => `a${n}\n`), repeat(lines, (n) => `b${n}\n`));
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    await measure(8000);
    const [some, many] = [await measure(8000), await measure(32_000)];
    // Four times as long; sixteen times if it were quadratic.
    expect(many / some).toBeLessThan(10);
  });

  it("shows a line of which only the masked part has changed", async () => {
    const before = { text: "a: 1\nsecret: abc\n", shown: "a: 1\nsecret: ***\n" };
    const after = { text: "a: 1\nsecret: def\n", shown: "a: 1\nsecret: ***\n" };
    expect(await createUnifiedDiff("x", before, after)).toBe(
      "--- x\n+++ x\n@@ -1,2 +1,2 @@\n a: 1\n-secret: ***\n+secret: ***\n",
    );
  });

  it("shows no terminal control and no command to a CI runner", async () =>
    expect(await diff("::error::a\n\tb \x1b[2J ##[c]\r\nd\n", "::error::a\n\tb \x1b[2J ##[c]\r\ne\n")).toBe(
      "--- x\n+++ x\n@@ -1,3 +1,3 @@\n \\u003a:error::a\n \tb \\u001b[2J \\u0023#[c]\r\n-d\n+e\n",
    ));
});
