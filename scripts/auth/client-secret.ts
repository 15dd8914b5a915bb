import { RefusedError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import { readSecretFile } from "../profile/secret-file.ts";
import type { Profile } from "../profile/profile.ts";
import { basicCredentials, formEncoded } from "./oauth/basic-credentials.ts";
import { sha256Hex } from "../core/sha256.ts";

/** What this module needs of the world. */
export type SecretIo = Io;

/**
 * Reads the client's secret from where the profile says it is; from then on it cannot appear on standard error.
 * @throws {RefusedError} when there is none, or it is not safe to use.
 */
export function readSecret({ name, clientId, secret }: Profile, io: SecretIo): string {
  if (secret.kind === "none") {
    throw new RefusedError(`profile "${name}" names no secret for client "${clientId}"`, {
      hint: "add ClientSecretFile to it, and run stella-profile secret set",
    });
  }
  const value = secret.kind === "inline" ? secret.value : fromFile(name, secret.path, io);
  // A server may echo what it was sent, in the form in which it was sent.
  for (const form of [value, formEncoded(value), basicCredentials(clientId, value)]) io.redact(form);
  return value;
}

function fromFile(name: string, path: string, io: SecretIo): string {
  const { problems: [problem], value } = readSecretFile(path, io);
  if (value !== undefined) return value;
  throw new RefusedError(`the secret of profile "${name}" cannot be used: "${path}": ${problem?.message}`, {
    ...(problem && { hint: problem.hint }),
  });
}

/** A new fingerprint of a secret under a fresh salt. */
export function fingerprintOf(secret: string): string {
  const salt = crypto.getRandomValues(new Uint8Array(16)).reduce(
    (hex, byte) => hex + byte.toString(16).padStart(2, "0"),
    "",
  );
  return withSalt(salt, secret);
}

/** Whether a fingerprint is this secret's. */
export function isFingerprintOf(fingerprint: string, secret: string): boolean {
  return fingerprint === withSalt(fingerprint.split(":", 1)[0] ?? "", secret);
}

/** 32 bits tell a changed secret from the old one, and are too few to find a secret by. */
function withSalt(salt: string, secret: string): string {
  return `${salt}:${sha256Hex(`${salt}:${secret}`).slice(0, 8)}`;
}
