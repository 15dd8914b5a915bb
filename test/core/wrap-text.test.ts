import { expect, it } from "vitest";
import { formatDefinitions, wrapHanging, wrapText } from "../../scripts/core/wrap-text.ts";

it.each([
  [11, ["one two", "three four"]],
  [10, ["one two", "three four"]],
  [9, ["one two", "three", "four"]],
  [2, ["one", "two", "three", "four"]],
])(
  "wrapText() to %i columns breaks at spaces only",
  (width, lines) => expect(wrapText("one two three four", width)).toEqual(lines),
);

it("wrapHanging() indents the lines after the first", () =>
  expect(wrapHanging("one two three four", 12, "  ", "    ")).toBe("  one two\n    three\n    four"));

const definitions = [["--a", "does one thing and then another one"], ["--bcd", "x"]] as const;

it("formatDefinitions() puts texts beside their terms", () =>
  expect(formatDefinitions(definitions, 37, "  ")).toBe(
    "  --a    does one thing and then\n         another one\n  --bcd  x",
  ));

it("formatDefinitions() puts texts below their terms where there is little room", () =>
  expect(formatDefinitions(definitions, 30, "  ")).toBe(
    "  --a\n      does one thing and then\n      another one\n  --bcd\n      x",
  ));
