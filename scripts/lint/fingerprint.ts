import type { Finding } from "./finding.ts";

/**
 * A name for each finding that stays the same while lines move above it: a hash of its rule, file and message, and which
 * one of equals it is.
 */
export async function fingerprintsOf(findings: readonly Finding[]): Promise<string[]> {
  const seen = new Map<string, number>();
  return await Promise.all(findings.map(({ rule, file, message }) => {
    const identity = JSON.stringify([rule, file.replaceAll("\\", "/"), message]);
    const nth = seen.get(identity) ?? 0;
    seen.set(identity, nth + 1);
    return hash(`${identity} ${nth}`);
  }));
}

/** SHA-256 in lower-case hex, the first half of it. */
async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest, 0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
