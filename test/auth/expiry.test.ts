import { describe, expect, it } from "vitest";
import { computeLeeway, isExpired } from "../../scripts/auth/expiry.ts";

describe("computeLeeway()", () => {
  it.each([
    [120_000, undefined, 12_000],
    [3_600_000, undefined, 30_000],
    [300_000, undefined, 30_000],
    [120_000, 0, 0],
  ])(
    "for a life of %i ms and a minimum of %s ms is %i ms",
    (life, minLife, leeway) => expect(computeLeeway(life, minLife)).toBe(leeway),
  );
});

describe("isExpired()", () => {
  const token = { issuedAtMs: 1_000_000, expiresAtMs: 1_120_000 };
  it.each([
    ["when the token was issued", 1_000_000, undefined, false],
    ["just before the leeway begins", 1_107_999, undefined, false],
    ["when the leeway begins", 1_108_000, undefined, true],
    ["when the token expires", 1_120_000, 0, true],
    ["just before, without a leeway", 1_119_999, 0, false],
    ["with less time left than the minimum", 1_060_001, 60_000, true],
  ])("%s", (_, now, minLife, expired) => expect(isExpired(token, now, minLife)).toBe(expired));
});
