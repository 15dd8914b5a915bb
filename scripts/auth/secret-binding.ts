import type { Context } from "../core/context.ts";
import { CliError, ignoreFailure, RefusedError } from "../core/errors.ts";
import { findPrivacyProblem } from "../core/file-access.ts";
import type { Io } from "../core/io.ts";
import { joinPath } from "../core/paths.ts";
import { removeIfPresent } from "../core/private-files.ts";
import { privatePolicy, writeFile } from "../core/write-file.ts";
import { sha256Hex } from "../core/sha256.ts";
import { getDefaultTokenCacheDirectory, type Profile } from "../profile/profile.ts";
import { findForeignSharer, resolveLinks } from "../profile/secret-sharing.ts";
import { isSameAuthority } from "../profile/url.ts";
import { createFingerprint, matchesFingerprint } from "./secret-fingerprint.ts";

/*
 * A secret belongs to one Authority: another one that it were sent to could use it there. So the Authority that has
 * accepted a secret file's secret is remembered beside the default token cache, and the file's secret goes to no other.
 */

/** The Authority that has accepted the secret of a file. */
interface SecretBinding {
  readonly authorityUrl: string;
  /** The profile that was used. */
  readonly profile: string;
  /** Of the secret: a changed one is not bound yet. */
  readonly secretFingerprint: string;
}

/** A longer file is none of ours. */
const maxBindingBytes = 4096;

/** The end of a binding's file name; the rest is the SHA-256 of the secret file's path. */
const suffix = ".secret.json";

/** Whether a file name in a token cache is a binding's. */
export function isBindingName(name: string): boolean {
  return /^[0-9A-F]{64}\.secret\.json$/.test(name);
}

/**
 * Makes sure that a profile's secret may be sent to its Authority.
 * @throws {RefusedError} when the secret file is also that of a profile of another Authority, or when another Authority
 * has accepted the secret in it.
 */
export function requireOwnAuthority(profile: Profile, secret: string, io: Io): void {
  const { name, file, authorityUrl, secret: source } = profile;
  if (source.kind !== "file") return;
  const ownFile = "give each profile a secret file of its own: change ClientSecretFile";
  const other = findForeignSharer(profile, io);
  if (other) {
    throw new RefusedError(
      `the secret in "${source.path}" is not sent: profile "${name}" would send it to ${authorityUrl}, and profile ` +
        `"${other.name}" to ${other.authorityUrl}`,
      { hint: `${ownFile} in ${file}` },
    );
  }
  const binding = readBinding(source.path, io);
  const isBound = binding !== undefined && matchesFingerprint(binding.secretFingerprint, secret);
  if (!isBound || isSameAuthority(binding.authorityUrl, authorityUrl)) return;
  throw new RefusedError(
    `the secret in "${source.path}" is not sent to ${authorityUrl}, as profile "${name}" wants: it is the one that ` +
      `${binding.authorityUrl} has accepted from profile "${binding.profile}"`,
    { hint: `${ownFile} in ${file}. if the Authority has moved, run stella-profile secret set ${name}` },
  );
}

/** Remembers the Authority that has accepted a profile's secret. Where nothing can be written, nothing is remembered. */
export function rememberAuthority(
  { name, authorityUrl, secret: source }: Profile,
  secret: string,
  context: Context,
): void {
  const { io, log } = context;
  if (source.kind !== "file") return;
  const known = readBinding(source.path, io);
  if (
    known && isSameAuthority(known.authorityUrl, authorityUrl) && matchesFingerprint(known.secretFingerprint, secret)
  ) return;
  const binding: SecretBinding = { authorityUrl, profile: name, secretFingerprint: createFingerprint(secret) };
  try {
    writeFile(io, getBindingFile(source.path, io), new TextEncoder().encode(JSON.stringify(binding)), privatePolicy);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    log.debug(`the Authority of the secret is not remembered: ${error.message}`);
  }
}

/** Forgets which Authority has accepted the secret of a file. @throws {FileError} when the operating system refuses. */
export function forgetAuthority(secretPath: string, io: Io): void {
  removeIfPresent(io, getBindingFile(secretPath, io));
}

function getBindingFile(secretPath: string, io: Io): string {
  const name = `${sha256Hex(resolveLinks(secretPath, io)).toUpperCase()}${suffix}`;
  return joinPath(io.platform, getDefaultTokenCacheDirectory(io), name);
}

/** The binding of a secret file; undefined when there is none, or none that this user has written. */
function readBinding(secretPath: string, io: Io): SecretBinding | undefined {
  return ignoreFailure(() => {
    const file = getBindingFile(secretPath, io);
    const info = io.files.lstat(file);
    if (!info || findPrivacyProblem(info, "file", io)) return undefined;
    return decodeBinding(io.files.read(file, maxBindingBytes).bytes);
  }, undefined);
}

function decodeBinding(bytes: Uint8Array): SecretBinding | undefined {
  let value: Partial<Record<keyof SecretBinding, unknown>> | null;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
  const { authorityUrl, profile, secretFingerprint } = value ?? {};
  if (typeof authorityUrl !== "string" || typeof profile !== "string" || typeof secretFingerprint !== "string") {
    return undefined;
  }
  return { authorityUrl, profile, secretFingerprint };
}
