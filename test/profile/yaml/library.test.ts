import { expect, it } from "vitest";
import { parseWithLibrary } from "../../../scripts/profile/yaml/library.ts";

it("parseWithLibrary() leaves stack traces to others as they were", () => {
  const before = Error.stackTraceLimit;
  expect(parseWithLibrary("[,,,", 64).problems.length).toBeGreaterThan(1);
  expect(Error.stackTraceLimit).toBe(before);
});
