import { describe, expect, it } from "vitest";
import { renderPipeline } from "../../scripts/scaffold/pipeline.ts";

const template = "a: [[one]]\n  # if x\nb\n  # else\nc\n  # end\n# if y\nd: [[two]]\n# end\ne: ${{ f }} [[three]]\n";

describe("renderPipeline()", () => {
  it.each([
    [{ x: true, y: false }, "a: 1\nb\ne: ${{ f }} [[three]]\n"],
    [{ x: false, y: true }, "a: 1\nc\nd: 2\ne: ${{ f }} [[three]]\n"],
  ])(
    "with %j keeps the lines whose condition holds",
    (conditions, text) => expect(renderPipeline(template, conditions, { one: "1", two: "2" })).toBe(text),
  );

  it("does not read a value as a template", () =>
    expect(renderPipeline("[[a]]", {}, { a: "$& [[b]]", b: "x" })).toBe("$& [[b]]"));
});
