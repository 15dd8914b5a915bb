import { findClosest } from "../core/suggest.ts";

/** Words that make the value of a key a secret, unless the key names a path. */
const secretWord = new RegExp(
  "secret|passw|passphrase|passcode|pass$|pwd|token|credential|bearer|authorization|cookie|jwt|" +
    "connection[-_.]?string|(?:api|access|account|encryption|master|private|shared|signing|storage)[-_.]?key",
  "i",
);
const pathWord = /(?:file|path|directory|dir)$/i;
const secretKeys = ["ClientSecret", "Secret", "Password", "Token", "ApiKey"];

/** A longer word is no typo of those. */
const maxTypo = 16;

/** Whether the value of a key must not be shown. Typos such as `ClientSecert` count. */
export function isSecretKey(key: string): boolean {
  if (pathWord.test(key)) return false;
  if (secretWord.test(key)) return true;
  const last = key.slice(key.lastIndexOf(":") + 1);
  return last.length <= maxTypo && findClosest(last, secretKeys) !== undefined;
}
