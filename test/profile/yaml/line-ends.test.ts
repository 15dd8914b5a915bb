import { describe, expect, it } from "vitest";
import { findLineEndIn, findLineEnds } from "../../../scripts/profile/yaml/line-ends.ts";

const names: readonly (readonly [character: string, name: string])[] = [
  ["\r", "carriage return without a line feed"],
  ["\x85", "next line character (U+0085)"],
  ["\u2028", "line separator (U+2028)"],
  ["\u2029", "paragraph separator (U+2029)"],
];

describe("findLineEnds()", () => {
  it.each(names)("finds %j", (character, name) =>
    expect(findLineEnds(`a: b # c${character}d\n`)).toEqual([{
      kind: "difference",
      code: "LINE_END",
      message: `a ${name} ends the line for .NET`,
      field: undefined,
      span: { start: 8, end: 9 },
    }]));

  it("finds a carriage return before one that belongs to a line end", () =>
    expect(findLineEnds("a\r\r\n").map(({ span }) => span.start)).toEqual([1]));

  it("takes LF and CR LF for what they are", () => expect(findLineEnds("a\nb\r\nc\x0b\x0c\u00a0\n")).toEqual([]));
});

describe("findLineEndIn()", () => {
  it.each([...names, ["\n", "line feed"] as const])(
    "names %j",
    (character, name) => expect(findLineEndIn(`a${character}b`)).toBe(`a ${name}`),
  );

  it("finds nothing in one line", () => expect(findLineEndIn("a b\tc")).toBeUndefined());
});
