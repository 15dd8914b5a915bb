import { expect, it } from "vitest";
import { maskSpan } from "../../scripts/profile/mask.ts";
import { findSecrets } from "../../scripts/profile/secret-spans.ts";
import { parseDocument } from "../../scripts/profile/parse-document.ts";

it("maskSpan() maps the offsets after a mask", () => {
  const text = "{ClientSecret: abcdefgh, Url: x}";
  const { text: masked, mapOffset } = maskSpan(
    text,
    { start: 0, end: text.length },
    findSecrets(parseDocument({ name: "x", file: "/x.yaml" }, text)).spans,
  );
  expect(masked.slice(mapOffset(text.indexOf("Url")))).toBe("Url: x}");
  expect([mapOffset(0), mapOffset(text.length)]).toEqual([0, masked.length]);
});
