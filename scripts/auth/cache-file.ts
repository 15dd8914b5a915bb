import type { Context } from "../core/context.ts";
import { FileError } from "../core/errors.ts";
import { findPrivacyProblem, formatMode, tryAccess } from "../core/file-access.ts";
import type { FileInfo, Io } from "../core/io.ts";
import { joinPath } from "../core/paths.ts";
import { privateFileMode } from "../core/private-files.ts";
import { privatePolicy, writeFile } from "../core/write-file.ts";
import { type CacheEntry, decodeEntry, encodeEntry } from "./cache-entry.ts";

/** A token is at most 64 KiB, see `bounded-fetch.ts`; the rest of an entry is small. */
const maxEntryBytes = 131_072;

/** What was found in an entry's place: the entry, or why what is there cannot be trusted, or nothing. */
export interface FoundEntry {
  readonly entry?: CacheEntry;
  readonly problem?: string;
}

/**
 * Reads an entry, never through a symbolic link, and without a lock: entries are replaced atomically. An entry that is
 * damaged, another user's or writable by others is a problem, not an error: the next fetch replaces it.
 */
export function readEntry(directory: string, name: string, io: Io): FoundEntry {
  const path = joinPath(io.platform, directory, name);
  try {
    const directoryInfo = io.files.lstat(directory);
    const info = directoryInfo && io.files.lstat(path);
    if (!info) return {};
    const distrust = explainDistrust(directoryInfo, info, io);
    if (distrust !== undefined) return { problem: `"${path}": ${distrust}` };
    const { bytes, info: { modifiedMs } } = io.files.read(path, maxEntryBytes);
    const entry = decodeEntry(bytes, modifiedMs);
    return entry ? { entry } : { problem: `"${path}" is damaged, or another tool's` };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return error.code === "ENOENT" ? {} : { problem: error.message };
  }
}

/** Why an entry may be something else than what this user's fetch wrote; undefined when it cannot be. */
function explainDistrust(directory: FileInfo, file: FileInfo, io: Io): string | undefined {
  const around = findPrivacyProblem(directory, "directory", io);
  if (around) return `its directory ${around.message}`;
  const problem = findPrivacyProblem(file, "file", io);
  // .NET writes 0644. Others who could read the entry could not change it.
  return problem && (problem.kind !== "mode" || ((file.mode ?? 0) & 0o022) !== 0) ? `it ${problem.message}` : undefined;
}

/** Takes away what others may do with an entry, with a note. Only for one that {@linkcode readEntry} has given. */
export function closeEntry(directory: string, name: string, { io, log }: Context): void {
  const path = joinPath(io.platform, directory, name);
  const info = tryAccess(() => io.files.lstat(path), undefined);
  if (!info || findPrivacyProblem(info, "file", io)?.kind !== "mode") return;
  const isClosed = tryAccess(() => (io.files.chmod(path, privateFileMode), true), false);
  if (isClosed) log.info(`"${path}" could be read by other users (mode ${formatMode(info.mode ?? 0)}): closed it`);
}

/**
 * Writes an entry atomically, readable by its owner only.
 * @throws {FailedError} when a symbolic link or another user's file is in the way.
 * @throws {FileError} when the operating system refuses.
 */
export function writeEntry(directory: string, name: string, entry: CacheEntry, io: Io): void {
  writeFile(io, joinPath(io.platform, directory, name), encodeEntry(entry), privatePolicy);
}
