import { FileError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import type { SecretSource } from "./profile.ts";
import { isOwnAndClosed, judgePrivacy, type PrivacyClause, type PrivacyVerdict } from "./secret-privacy.ts";
import type { SecretProblem, SecretProblemKind } from "./secret-problem.ts";

/** A secret file as found. */
export interface SecretFile {
  readonly path: string;
  readonly problems: readonly SecretProblem[];
  /** Why it counts as private; undefined when it does not. */
  readonly clause: PrivacyClause | undefined;
  /** Undefined when there is any problem. */
  readonly value: string | undefined;
}

/** The longest client secret, in bytes. A longer file is some other file. */
export const maxSecretBytes = 8192;

/**
 * Reads a secret file and reports every problem. From then on, the secret cannot appear on standard error. Symbolic links
 * are followed, as platforms mount secrets as links.
 */
export function readSecretFile(path: string, io: Io): SecretFile {
  try {
    const { bytes, verdict } = readAndJudge(path, io);
    const { problem, value } = parseSecret(bytes);
    if (value !== undefined) io.redact(value);
    const problems = [...verdict.problems ?? [], ...problem === undefined ? [] : [toContentProblem(problem)]];
    return { path, problems, clause: verdict.clause, value: problems.length === 0 ? value : undefined };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { path, problems: [toReadProblem(error)], clause: undefined, value: undefined };
  }
}

/** How often a secret is read anew when its platform replaces it meanwhile. */
const maxAttempts = 3;

/**
 * Reads a file and judges the very file that was read: nothing can be swapped in between. One that is not simply the
 * user's own is read at its real path, since its place counts.
 */
function readAndJudge(path: string, io: Io): { readonly bytes: Uint8Array; readonly verdict: PrivacyVerdict } {
  for (let attempt = 1;; attempt++) {
    try {
      const { bytes, info } = io.files.read(path, maxSecretBytes + 1);
      if (isOwnAndClosed(info, io)) return { bytes, verdict: { clause: "own" } };
      const realPath = io.files.realPath(path);
      const mounted = io.files.read(realPath, maxSecretBytes + 1);
      return { bytes: mounted.bytes, verdict: judgePrivacy(realPath, mounted.info, io) };
    } catch (error) {
      // Kubernetes switches the link ..data to a new directory, and removes the old one.
      const isSwitched = error instanceof FileError && error.code === "ENOENT" && io.files.lstat(path) !== undefined;
      if (!isSwitched || attempt === maxAttempts) throw error;
    }
  }
}

/** The state of a secret: `ok`, `inline` in the profile, `none`, or the first problem of its file. */
export type SecretState = "ok" | "inline" | "none" | SecretProblemKind;

/** Inspects the secret of a profile; reads its file if it is in one. */
export function inspectSecret(secret: SecretSource, io: Io): SecretState {
  if (secret.kind !== "file") return secret.kind;
  return readSecretFile(secret.path, io).problems[0]?.kind ?? "ok";
}

const missing: SecretProblem = {
  kind: "missing",
  message: "it does not exist",
  hint: undefined,
};
const directory: SecretProblem = { kind: "unreadable", message: "it is a directory, not a file", hint: "name a file" };
const special: SecretProblem = { kind: "unreadable", message: "it is a special file, not a file", hint: "name a file" };

/** What a failure to read means, by its code. */
const readProblems: Readonly<Record<string, SecretProblem>> = {
  ENOENT: missing,
  ENOTDIR: missing,
  EISDIR: directory,
  EINVAL: special,
  ENXIO: special,
};

const toReadProblem = ({ code, reason }: FileError): SecretProblem =>
  readProblems[code] ??
    { kind: "unreadable", message: `it cannot be read: ${reason}`, hint: "make it readable by you" };

const toContentProblem = (message: string): SecretProblem => ({
  kind: "content",
  message,
  hint: undefined,
});

/** The secret in the bytes of a file or of standard input, or why there is none. */
export function parseSecret(bytes: Uint8Array): { readonly value?: string; readonly problem?: string } {
  if (bytes.length > maxSecretBytes) return { problem: `it is longer than ${maxSecretBytes} bytes` };
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return { problem: "it begins with a byte order mark" };
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return { problem: "it is not UTF-8 text" };
  }
  // One line end is not part of the secret: editors and echo add it.
  const value = text.replace(/\r?\n$/, "");
  if (value === "") return { problem: "it is empty" };
  if (value.startsWith("-----BEGIN ")) return { problem: "it holds a PEM block, such as a private key" };
  if (/[\r\n]/.test(value)) return { problem: "it has more than one line" };
  if (value.includes("\0")) return { problem: "it has a NUL byte in it" };
  return { value };
}
