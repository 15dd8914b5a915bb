import { sha256Hex } from "../core/sha256.ts";
import type { Finding } from "./finding.ts";

/**
 * Makes a fingerprint for each finding that stays the same when lines above it move: a hash of its rule, file and
 * message, and of its number among equals. 32 hexadecimal digits.
 */
export function createFingerprints(findings: readonly Finding[]): string[] {
  const counts = new Map<string, number>();
  return findings.map(({ rule, file, message }) => {
    const identity = JSON.stringify([rule, file.replaceAll("\\", "/"), message]);
    const count = counts.get(identity) ?? 0;
    counts.set(identity, count + 1);
    return sha256Hex(`${identity} ${count}`).slice(0, 32);
  });
}
