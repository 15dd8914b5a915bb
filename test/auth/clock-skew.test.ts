import { describe, expect, it } from "vitest";
import { measureClockSkew } from "../../scripts/auth/clock-skew.ts";

const now = Date.parse("2026-03-01T12:00:00Z");

describe("measureClockSkew()", () => {
  it("is how far the server is ahead", () =>
    expect(measureClockSkew(new Headers({ date: "Sun, 01 Mar 2026 12:01:00 GMT" }), now)).toBe(60_000));
  it("is not known without a date", () => expect(measureClockSkew(new Headers(), now)).toBeUndefined());
});
