import { sha256Hex } from "../core/sha256.ts";

/*
 * A cached token remembers by a fingerprint which secret it was fetched with. Each has a salt of its own, so that equal
 * secrets of different clients cannot be recognized.
 */

/** Creates a fingerprint of a secret. */
export function createFingerprint(secret: string): string {
  const salt = crypto.getRandomValues(new Uint8Array(16)).reduce(
    (hex, byte) => hex + byte.toString(16).padStart(2, "0"),
    "",
  );
  return addSalt(salt, secret);
}

/** Whether a fingerprint is that of this secret. */
export function matchesFingerprint(fingerprint: string, secret: string): boolean {
  return fingerprint === addSalt(fingerprint.split(":", 1)[0] ?? "", secret);
}

/** 32 bits: enough to tell a changed secret from the old one, too few to find a secret by. */
function addSalt(salt: string, secret: string): string {
  return `${salt}:${sha256Hex(`${salt}:${secret}`).slice(0, 8)}`;
}
