import { describe, expect, it } from "vitest";
import { isAlive, marginOf } from "../../scripts/auth/expiry.ts";

describe("marginOf()", () => {
  it.each([[120_000, undefined, 12_000], [3_600_000, undefined, 30_000], [300_000, undefined, 30_000], [
    120_000,
    0,
    0,
  ]])(
    "of %i ms, asked for %s, is %i ms",
    (life, asked, margin) => expect(marginOf(life, asked)).toBe(margin),
  );
});

describe("isAlive()", () => {
  const entry = { issuedAtMs: 1_000_000, expiresAtMs: 1_120_000 };
  it.each([
    ["when it was issued", 1_000_000, undefined, true],
    ["just before the margin", 1_107_999, undefined, true],
    ["at the margin", 1_108_000, undefined, false],
    ["when it has expired", 1_120_000, 0, false],
    ["just before, without a margin", 1_119_999, 0, true],
    ["with less left than is wanted", 1_060_001, 60_000, false],
    ["before it was issued, since the clock has jumped", 999_999, undefined, false],
  ])("%s", (_, now, minLife, alive) => expect(isAlive(entry, now, minLife)).toBe(alive));
});
