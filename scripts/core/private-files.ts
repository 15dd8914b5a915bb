import { FailedError, FileError } from "./errors.ts";
import type { Io } from "./io.ts";
import { dirname } from "./paths.ts";

/** What this module needs of the world. */
export type PrivateFilesIo = Pick<Io, "files" | "platform" | "userId" | "processId" | "clock">;

/** Only the owner may read or write a private file. */
export const privateFileMode = 0o600;
/** Only the owner may enter a private directory. */
export const privateDirectoryMode = 0o700;

let written = 0;

/**
 * Writes a file that only its owner can read, atomically: a temporary file in the same directory, created 0600 and
 * synced, then renamed over the target. Missing directories are created 0700.
 * @throws {FailedError} when a symbolic link, a directory or another user's file is in the way.
 * @throws {FileError} when the operating system refuses.
 */
export function writePrivateFile(io: PrivateFilesIo, path: string, content: Uint8Array): void {
  createPrivateDirectory(io, dirname(path, io.platform));
  refuseForeign(io, path, "file");
  const temporary = `${path}.${io.processId}.${io.clock.now().toString(36)}.${written++}.tmp`;
  try {
    io.files.createFile(temporary, content, privateFileMode);
    io.files.rename(temporary, path);
  } catch (error) {
    removeLeftover(io, temporary);
    throw withTargetPath(error, path);
  }
}

/** The same failure, reported with the path of the target in place of the temporary file. */
export function withTargetPath(error: unknown, path: string): unknown {
  return error instanceof FileError ? new FileError("write", path, error.code, { cause: error }) : error;
}

/**
 * Creates a file that only its owner can read. Of several processes that try at once, one succeeds.
 * @throws {FileError} with code `EEXIST` when there is something already, or when the operating system refuses.
 */
export function createPrivateFile(io: PrivateFilesIo, path: string, content: Uint8Array): void {
  createPrivateDirectory(io, dirname(path, io.platform));
  io.files.createFile(path, content, privateFileMode);
}

/**
 * Creates a directory and its missing parents, each 0700.
 * @throws {FailedError} when a symbolic link, a file or another user's directory is in the way.
 */
export function createPrivateDirectory(io: PrivateFilesIo, path: string): void {
  if (io.files.lstat(path)) return refuseForeign(io, path, "directory");
  const parent = dirname(path, io.platform);
  // Existing parents are left alone: a home that is a symbolic link is common.
  if (parent !== path && !io.files.stat(parent)) createPrivateDirectory(io, parent);
  try {
    io.files.createDirectory(path, privateDirectoryMode);
  } catch (error) {
    if (!(error instanceof FileError && error.code === "EEXIST")) throw error;
    refuseForeign(io, path, "directory");
  }
}

/**
 * Refuses a path that somebody else may have planted.
 * @throws {FailedError} unless nothing is there, or the user's own entry of this kind.
 */
export function refuseForeign(io: PrivateFilesIo, path: string, kind: "file" | "directory"): void {
  const info = io.files.lstat(path);
  if (!info) return;
  const hint = "move it away, or choose another path";
  if (info.kind !== kind) {
    throw new FailedError(`"${path}" is a ${names[info.kind]}, not a ${kind}. refusing to write through it`, { hint });
  }
  const user = io.userId();
  if (user !== undefined && info.owner !== user) {
    throw new FailedError(`"${path}" belongs to user ${info.owner}, not to you (${user})`, { hint });
  }
}

const names = { file: "file", directory: "directory", symlink: "symbolic link", other: "special file" } as const;

/** Removes a file, if there is one. @throws {FileError} when the operating system refuses. */
export function removeIfPresent(io: Pick<Io, "files">, path: string): void {
  try {
    io.files.remove(path);
  } catch (error) {
    if (!(error instanceof FileError && error.code === "ENOENT")) throw error;
  }
}

/** Removes a temporary file after a failure. Ignores a second failure, so that the first one is reported. */
export function removeLeftover(io: Pick<Io, "files">, path: string): void {
  try {
    io.files.remove(path);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
  }
}
