import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shownText } from "../../../scripts/auth/oauth/server-text.ts";

describe("shownText()", () => {
  it("keeps ordinary text", () =>
    expect(shownText("the client is unknown: grüße")).toBe("the client is unknown: grüße"));
  it("cuts long text", () => expect(shownText("x".repeat(201))).toBe(`${"x".repeat(200)}…`));
  it("does not cut through a character", () => expect(shownText(`${"x".repeat(199)}😀`)).toBe(`${"x".repeat(199)}…`));
  it("takes workflow commands apart", () => {
    expect(shownText("::error::x ##[group]y ##vso[task]z :::error")).toBe(
      ": :error: :x # #[group]y # #vso[task]z : : :error",
    );
  });
  it("lets nothing through that steers a terminal, begins a line or a command", () => {
    const nasty = fc.array(
      fc.constantFrom(":", "#", "[", "vso", "\n", "\r", "\x1b", "\u202e", "\u2028", "\x9b", "a", "\ud800"),
    );
    fc.assert(
      fc.property(nasty, (parts) => {
        const shown = shownText(parts.join(""));
        expect(shown).not.toMatch(/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Cs}|::|##\[|##vso/u);
      }),
      { numRuns: 2000 },
    );
  });
});
