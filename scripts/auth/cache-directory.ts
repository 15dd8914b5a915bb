import type { Context } from "../core/context.ts";
import { RefusedError } from "../core/errors.ts";
import { findPrivacyProblem, formatMode, isOpenToOthers } from "../core/file-access.ts";
import type { Io } from "../core/io.ts";
import { dirname } from "../core/paths.ts";
import { createPrivateDirectory, privateDirectoryMode } from "../core/private-files.ts";
import { findInsecurePart } from "../core/secure-path.ts";
import { isInStellaHome } from "../profile/home.ts";
import { isCacheFileName } from "./cache-entry.ts";

/** Why nothing is written to a token cache. */
export interface CacheDirectoryProblem {
  /** What is wrong, with the path. */
  readonly message: string;
  /** What to do about it. */
  readonly hint: string;
}

const elsewhere = "name another TokenCacheDirectory in the profile";

/**
 * Judges a token cache before anything is written to it: a directory of the user's own, closed to others, where nobody
 * else can put another one. One that {@linkcode prepareDirectory} may close is no problem.
 * @returns Undefined when it can be used, or made.
 * @throws {FileError} when the operating system does not show it.
 */
export function findDirectoryProblem(directory: string, io: Io): CacheDirectoryProblem | undefined {
  const info = io.files.lstat(directory);
  const problem = info && findPrivacyProblem(info, "directory", io);
  if (problem && problem.kind !== "mode") return { message: `"${directory}" ${problem.message}`, hint: elsewhere };
  const part = findInsecurePart(dirname(directory, io.platform), io);
  if (part) {
    const message = `another user can replace "${directory}": "${part.path}" ${part.message}`;
    return { message, hint: part.command ?? elsewhere };
  }
  if (!problem) return undefined;
  const isCache = io.files.list(directory).every(isCacheFileName);
  if (isCache && isInStellaHome(directory, io)) return undefined;
  const close = `chmod 700 ${directory}`;
  // It may be a directory that the whole system needs, as /tmp is.
  const hint = isCache ? close : info.isSticky ? elsewhere : `${elsewhere}, or, if nobody else uses this one, ${close}`;
  return { message: `"${directory}" ${problem.message}`, hint };
}

/**
 * Makes sure that the cache directory exists and that nobody else can enter it. Its mode is changed only below the StellaOps
 * home, where it holds nothing but what this tool and the stella CLI put into a token cache.
 * @throws {RefusedError} when it is not safe.
 * @throws {FileError} when the operating system refuses.
 */
export function prepareDirectory(directory: string, { io, log }: Context): void {
  const problem = findDirectoryProblem(directory, io);
  if (problem) {
    throw new RefusedError(`the token cache cannot be used: ${problem.message}`, { hint: problem.hint });
  }
  createPrivateDirectory(io, directory);
  const info = io.files.lstat(directory);
  if (!info || !isOpenToOthers(info)) return;
  io.files.chmod(directory, privateDirectoryMode);
  log.warn(`"${directory}" was open to other users (mode ${formatMode(info.mode)}): closed it`);
}
