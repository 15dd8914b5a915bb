import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sanitizeServerText } from "../../scripts/core/sanitize.ts";

describe("sanitizeServerText()", () => {
  it("keeps ordinary text", () =>
    expect(sanitizeServerText("the client is unknown: grüße")).toBe("the client is unknown: grüße"));
  it("cuts long text", () => expect(sanitizeServerText("x".repeat(201))).toBe(`${"x".repeat(200)}…`));
  it("does not cut through a character", () =>
    expect(sanitizeServerText(`${"x".repeat(199)}😀`)).toBe(`${"x".repeat(199)}…`));
  it("breaks workflow commands up", () => {
    expect(sanitizeServerText("::error::x ##[group]y ##vso[task]z :::error")).toBe(
      ": :error: :x # #[group]y # #vso[task]z : : :error",
    );
  });
  it("returns no terminal controls, line ends or workflow commands", () => {
    const nasty = fc.array(
      fc.constantFrom(":", "#", "[", "vso", "\n", "\r", "\x1b", "\u202e", "\u2028", "\x9b", "a", "\ud800"),
    );
    fc.assert(
      fc.property(nasty, (parts) => {
        const shown = sanitizeServerText(parts.join(""));
        expect(shown).not.toMatch(/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Cs}|::|##\[|##vso/u);
      }),
      { numRuns: 2000 },
    );
  });
});
