import fc from "fast-check";
import { expect, it } from "vitest";
import { formatJson } from "../../scripts/core/format-json.ts";

const part = fc.constantFrom("#", "[", "vso", "::", "\\", '"', "\n", "a");
const text = fc.array(part).map((parts) => parts.join(""));

it("formatJson() keeps every value, and leaves no command to a CI runner", () =>
  fc.assert(
    fc.property(fc.dictionary(text, fc.oneof(text, fc.array(text))), (value) => {
      const json = formatJson(value);
      expect(JSON.parse(json)).toEqual({ ...value });
      expect(json).not.toMatch(/^\s*::|##\w*\[/m);
    }),
    { numRuns: 2000 },
  ));
