import { formatMode, isOpenToOthers } from "../core/file-access.ts";
import { FileError } from "../core/errors.ts";
import type { FileInfo, Io } from "../core/io.ts";

/** What can be wrong with a secret file. */
export type SecretProblemKind = "missing" | "unreadable" | "mode" | "owner" | "content";

/** One thing that is wrong with a secret file; the words never hold any of its content. */
export interface SecretProblem {
  readonly kind: SecretProblemKind;
  /** What is wrong, as a clause: `it is empty`. */
  readonly message: string;
  /** What to do. */
  readonly hint: string;
}

/** A secret file as found. The value is there only when nothing is wrong. */
export interface SecretFile {
  readonly path: string;
  readonly problems: readonly SecretProblem[];
  readonly value: string | undefined;
}

/** What this module needs of the world. */
export type SecretFileIo = Pick<Io, "files" | "platform" | "userId">;

/** No client secret is longer; what is, is some other file. In bytes. */
export const maxSecretBytes = 8192;

/** Reads a secret file and says everything that is wrong with it. Symbolic links are followed, as mounted secrets are links. */
export function readSecretFile(path: string, io: SecretFileIo): SecretFile {
  const found = (problems: readonly SecretProblem[], value?: string): SecretFile => ({
    path,
    problems,
    value: problems.length === 0 ? value : undefined,
  });
  try {
    const { bytes, info } = io.files.read(path, maxSecretBytes + 1);
    const guarded = accessProblems(path, info, io);
    const { problem, value } = parseSecret(bytes);
    return found(problem ? [...guarded, contentProblem(problem)] : guarded, value);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return found([unreadable(error)]);
  }
}

const missing: SecretProblem = {
  kind: "missing",
  message: "it does not exist",
  hint: "store the secret with stella-profile secret set",
};
const noFile = (what: string): SecretProblem => ({
  kind: "unreadable",
  message: `it is a ${what}, not a file`,
  hint: "name a file",
});

/** What stands in the place of a file, by the code of the failure to read it. */
const obstacles: Readonly<Record<string, SecretProblem>> = {
  ENOENT: missing,
  ENOTDIR: missing,
  EISDIR: noFile("directory"),
  EINVAL: noFile("special file"),
  ENXIO: noFile("special file"),
};

const unreadable = ({ code, reason }: FileError): SecretProblem =>
  obstacles[code] ??
    { kind: "unreadable", message: `it cannot be read: ${reason}`, hint: "make it readable by you" };

function accessProblems(path: string, info: FileInfo, io: SecretFileIo): SecretProblem[] {
  const problems: SecretProblem[] = [];
  if (isOpenToOthers(info)) {
    const mode = formatMode(info.mode);
    problems.push({
      kind: "mode",
      message: `other users may read or change it (mode ${mode})`,
      hint: `chmod 600 ${path}`,
    });
  }
  const user = io.userId();
  // Root may own it: that is how container platforms mount secrets.
  if (user !== undefined && info.owner !== undefined && info.owner !== user && info.owner !== 0) {
    problems.push({
      kind: "owner",
      message: `it belongs to user ${info.owner}, not to you (${user})`,
      hint: "store the secret in a file of your own",
    });
  }
  return problems;
}

const contentProblem = (message: string): SecretProblem => ({
  kind: "content",
  message,
  hint: "store the secret again with stella-profile secret set",
});

/** The secret in the bytes of a file or of standard input, or what is wrong with it. */
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
  // Exactly one line end is not part of the secret: editors and echo put it there.
  const value = text.replace(/\r?\n$/, "");
  if (value === "") return { problem: "it is empty" };
  if (value.startsWith("-----BEGIN ")) return { problem: "it holds a PEM block, such as a private key" };
  if (/[\r\n]/.test(value)) return { problem: "it has more than one line" };
  if (value.includes("\0")) return { problem: "it has a NUL byte in it" };
  return { value };
}
