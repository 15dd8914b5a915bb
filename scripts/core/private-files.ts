import { FailedError, FileError } from "./errors.ts";
import { findOwnershipProblem } from "./file-access.ts";
import type { Io } from "./io.ts";
import { dirname } from "./paths.ts";
import { findPlantedLink } from "./secure-path.ts";

/** What this module needs of the world. */
export type PrivateFilesIo = Pick<Io, "files" | "platform" | "userId">;

/** Only the owner may read or write a private file. */
export const privateFileMode = 0o600;
/** Only the owner may enter a private directory. */
export const privateDirectoryMode = 0o700;
/** What to do about something that is in the way. */
export const otherPath = "move it away, or choose another path";

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
  refusePlantedLink(path, io);
  if (io.files.lstat(path)) return requireOwn(io, path, "directory");
  const parent = dirname(path, io.platform);
  // Existing parents are left alone: a home that is a symbolic link is common.
  if (parent !== path && !io.files.stat(parent)) createPrivateDirectory(io, parent);
  try {
    io.files.createDirectory(path, privateDirectoryMode);
  } catch (error) {
    if (!(error instanceof FileError && error.code === "EEXIST")) throw error;
    requireOwn(io, path, "directory");
  }
}

/**
 * Refuses a path that somebody else may have planted.
 * @throws {FailedError} unless nothing is there, or the user's own entry of this kind.
 */
export function requireOwn(io: PrivateFilesIo, path: string, kind: "file" | "directory"): void {
  const info = io.files.lstat(path);
  const problem = info && findOwnershipProblem(info, kind, io);
  if (problem) throw new FailedError(`"${path}" ${problem.message}`, { hint: otherPath });
}

/**
 * Refuses a path on which another user has put a symbolic link: it leads to wherever that user likes.
 * @throws {FailedError}
 */
export function refusePlantedLink(path: string, io: PrivateFilesIo): void {
  const link = findPlantedLink(path, io);
  if (!link) return;
  throw new FailedError(`"${link.path}" is a symbolic link of user ${link.owner}. refusing to write through it`, {
    hint: otherPath,
  });
}

/** Removes a file, if there is one. @throws {FileError} when the operating system refuses. */
export function removeIfPresent(io: Pick<Io, "files">, path: string): void {
  try {
    io.files.remove(path);
  } catch (error) {
    if (!(error instanceof FileError && error.code === "ENOENT")) throw error;
  }
}
