import { formatMode, isOpenToOthers } from "../core/file-access.ts";
import { FileError } from "../core/errors.ts";
import type { FileInfo, Io } from "../core/io.ts";
import type { Logger } from "../core/logger.ts";
import { joinPath } from "../core/paths.ts";
import {
  createPrivateDirectory,
  privateDirectoryMode,
  removeIfPresent,
  writePrivateFile,
} from "../core/private-files.ts";
import { type CacheEntry, decodeEntry, encodeEntry } from "./cache-entry.ts";

/** What this module needs of the world. */
export type CacheIo = Pick<Io, "files" | "platform" | "userId" | "processId" | "clock">;

/** A token is at most 64 KiB, see `bounded-fetch`; the rest of an entry is small. */
const maxEntryBytes = 131_072;

/** Where the entry of this name lies. */
export function entryPath(directory: string, name: string, io: Pick<Io, "platform">): string {
  return joinPath(io.platform, directory, name);
}

/** What was found where an entry may lie: an entry, or why what is there cannot be used, or nothing. */
export interface Found {
  readonly entry?: CacheEntry;
  readonly problem?: string;
}

/**
 * Reads an entry, never through a symbolic link, and without a lock: an entry is always whole. What is damaged, another
 * user's, or open to others is a problem to be told once and otherwise a miss: the next fetch replaces it.
 */
export function readEntry(directory: string, name: string, io: Pick<CacheIo, "files" | "platform" | "userId">): Found {
  const path = entryPath(directory, name, io);
  try {
    const home = io.files.lstat(directory);
    const info = home && io.files.lstat(path);
    if (!info) return {};
    const problem = distrust(home, "directory", io) ?? distrust(info, "file", io);
    if (problem !== undefined) return { problem: `"${path}": ${problem}` };
    const entry = decodeEntry(io.files.read(path, maxEntryBytes).bytes);
    return entry ? { entry } : { problem: `"${path}" is damaged, or another tool's` };
  } catch (error) {
    if (error instanceof FileError) return error.code === "ENOENT" ? {} : { problem: error.message };
    throw error;
  }
}

/** Why what is in the file system cannot be trusted to be what this user's fetch put there; undefined when it can. */
function distrust(info: FileInfo, kind: "file" | "directory", io: Pick<Io, "userId">): string | undefined {
  const what = kind === "file" ? "it" : "its directory";
  if (info.kind !== kind) return `${what} is not a ${kind}`;
  const user = io.userId();
  if (user !== undefined && info.owner !== user) return `${what} belongs to user ${info.owner}`;
  if (!isOpenToOthers(info)) return undefined;
  return `${what} is open to other users (mode ${formatMode(info.mode)})`;
}

/**
 * Writes an entry, readable by its owner only, all of it or nothing.
 * @throws {FailedError} when a symbolic link or another user's file is in the way.
 * @throws {FileError} when the operating system refuses.
 */
export function writeEntry(directory: string, name: string, entry: CacheEntry, io: CacheIo): void {
  writePrivateFile(io, entryPath(directory, name, io), encodeEntry(entry));
}

/**
 * Makes sure that the cache directory is there and that nobody else can enter it; its mode is repaired.
 * @throws {FailedError} when a symbolic link, a file or another user's directory is in the way.
 * @throws {FileError} when the operating system refuses.
 */
export function prepareDirectory(directory: string, io: CacheIo, log: Logger): void {
  createPrivateDirectory(io, directory);
  const mode = io.files.lstat(directory)?.mode;
  if (mode === undefined || (mode & 0o077) === 0) return;
  io.files.chmod(directory, privateDirectoryMode);
  log.warn(`"${directory}" was open to other users (mode ${formatMode(mode)}): closed it`);
}

/** Removes an entry, if it is there. @throws {FileError} when the operating system refuses. */
export function removeEntry(directory: string, name: string, io: Pick<Io, "files" | "platform">): void {
  removeIfPresent(io, entryPath(directory, name, io));
}
