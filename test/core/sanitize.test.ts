import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sanitize, sanitizeServerText } from "../../scripts/core/sanitize.ts";

/** What the runners of GitHub, Azure and TeamCity find in a line. GitHub's `TryParseV2` trims the line first. */
const runnerCommand = /^\s*::|##\w*\[/;

const nasty = fc.array(
  fc.constantFrom(
    ":",
    "#",
    "[",
    "vso",
    "teamcity",
    " ",
    "\xa0",
    "\t",
    "\n",
    "\r",
    "\x1b",
    "\u202e",
    "\u2028",
    "\x9b",
    "a",
  ),
).map((parts) => parts.join(""));

describe("sanitize()", () => {
  it.each([
    ["keeps ordinary text", "grüße: a::b #1 [x] ## y", "grüße: a::b #1 [x] ## y"],
    ["keeps a command of GitHub in the middle of a line", "a ::error::b", "a ::error::b"],
    ["escapes it at the beginning", "::error::x.yaml", "\\u003a:error::x.yaml"],
    ["escapes it behind spaces", " \xa0::error::x.yaml", " \xa0\\u003a:error::x.yaml"],
    [
      "escapes commands that may stand anywhere",
      "a ##[b] ##vso[c] ###teamcity[d",
      "a \\u0023#[b] \\u0023#vso[c] #\\u0023#teamcity[d",
    ],
    ["escapes what moves the cursor or ends the line", "a\x1b[2J\nb\u2028", "a\\u001b[2J\\u000ab\\u2028"],
  ])("%s", (_, text, expected) => expect(sanitize(text)).toBe(expected));

  it("leaves no command to a CI runner, and nothing to do for a second pass", () =>
    fc.assert(
      fc.property(nasty, (text) => {
        const shown = sanitize(text);
        expect(shown).not.toMatch(runnerCommand);
        expect(shown).not.toMatch(/\p{Cc}|\p{Zl}|\p{Zp}|\u202e/u);
        expect(sanitize(shown)).toBe(shown);
      }),
      { numRuns: 2000 },
    ));
});

describe("sanitizeServerText()", () => {
  it("keeps ordinary text", () =>
    expect(sanitizeServerText("the client is unknown: grüße")).toBe("the client is unknown: grüße"));
  it("cuts long text", () => expect(sanitizeServerText("x".repeat(201))).toBe(`${"x".repeat(200)}…`));
  it("does not cut through a character", () =>
    expect(sanitizeServerText(`${"x".repeat(199)}😀`)).toBe(`${"x".repeat(199)}…`));
  it("escapes the commands of CI runners", () =>
    expect(sanitizeServerText("::error::x ##[group]y\n##vso[task]z")).toBe(
      "\\u003a:error::x \\u0023#[group]y \\u0023#vso[task]z",
    ));
  it("returns no terminal controls, line ends or commands", () =>
    fc.assert(
      fc.property(nasty, (text) => {
        const shown = sanitizeServerText(text);
        expect(shown).not.toMatch(/\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Cs}/u);
        expect(shown).not.toMatch(runnerCommand);
      }),
      { numRuns: 2000 },
    ));
});
