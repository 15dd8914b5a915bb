import { expect, it } from "vitest";
import { createFingerprint, matchesFingerprint } from "../../scripts/auth/secret-fingerprint.ts";

it("matchesFingerprint() knows a secret by its fingerprint, which is new each time, and no other secret", () => {
  const [one, two] = [createFingerprint("s3cret"), createFingerprint("s3cret")];
  expect(one).not.toBe(two);
  expect(matchesFingerprint(one, "s3cret")).toBe(true);
  expect(matchesFingerprint(one, "s3cret ")).toBe(false);
  expect(matchesFingerprint("nonsense", "s3cret")).toBe(false);
});
