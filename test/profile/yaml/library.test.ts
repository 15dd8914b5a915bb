import { expect, it } from "vitest";
import { limits } from "../../../scripts/profile/limits.ts";
import { parseWithLibrary } from "../../../scripts/profile/yaml/library.ts";

it("parseWithLibrary() leaves stack traces to others as they were", () => {
  const before = Error.stackTraceLimit;
  expect(parseWithLibrary("[,,,", limits).problems.length).toBeGreaterThan(1);
  expect(Error.stackTraceLimit).toBe(before);
});
