import { describe, expect, it } from "vitest";
import { formatDuration, parseDuration } from "../../scripts/core/duration.ts";

describe("parseDuration()", () => {
  it.each([["90s", 90_000], ["5m", 300_000], ["1h30m", 5_400_000], ["250ms", 250], ["2d", 172_800_000], ["0s", 0]])(
    "reads %s",
    (text, ms) => expect(parseDuration("--x", text)).toBe(ms),
  );
  it.each(["", "5", "m", "1.5h", "-1s", "5 m", "5M", "1h 2", "٣s", "1e3s"])("refuses %j", (text) => {
    expect(() => parseDuration("--x", text)).toThrow(expect.objectContaining({ exitCode: 2 }));
  });
});

describe("formatDuration()", () => {
  it.each([
    [0, "0 s"],
    [0.2, "1 ms"],
    [999, "999 ms"],
    [1000, "1 s"],
    [59_999, "59 s"],
    [60_000, "1 min"],
    [119_000, "1 min 59 s"],
    [3_600_000, "1 h"],
    [3_605_000, "1 h"],
    [90_061_000, "1 d 1 h"],
    [-5000, "0 s"],
  ])("shows %d ms as %s", (ms, text) => expect(formatDuration(ms)).toBe(text));
});
