import { expect, it } from "vitest";
import { lintText } from "../../scripts/lint/engine.ts";
import { createFingerprints } from "../../scripts/lint/fingerprint.ts";
import { testIo } from "../support/io.ts";

it("createFingerprints() survives moved lines, and tells equal findings apart", () => {
  const text = "StellaOps:\n  Authority:\n    a: [yes, yes]\n";
  const createAll = (text: string): string[] => createFingerprints(lintText("/x.yaml", text, testIo())).sort();
  const before = createAll(text);
  expect(createAll(`# moved\n\n${text}`)).toEqual(before);
  expect(new Set(before).size).toBe(before.length);
  expect(before.length).toBeGreaterThan(2);
  expect(before.every((fingerprint) => /^[0-9a-f]{32}$/.test(fingerprint))).toBe(true);
});
