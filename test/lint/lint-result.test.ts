import { expect, it } from "vitest";
import { formatSummary } from "../../scripts/lint/lint-result.ts";
import { plainStyles } from "../support/plain-styles.ts";

it("formatSummary() counts the files", () =>
  expect(formatSummary({ findings: [], files: ["a"] }, plainStyles)).toBe("1 file checked: nothing found"));
