import { isForeign, tryAccess } from "./file-access.ts";
import type { Io } from "./io.ts";
import { dirname, joinPath } from "./paths.ts";

/** What this module needs of the world. */
export type TemporaryFilesIo = Pick<Io, "files" | "platform" | "userId" | "processId">;

/** A temporary file lives for the time of one write. One that is older than this, in ms, was left by a killed process. */
const leftOverMs = 60_000;

/** The name of a file, the process that writes it, and 64 random bits. */
const namePattern = /^.+\.\d+\.[0-9a-f]{16}\.tmp$/;

/** A name beside a file for what will replace it, which nobody can guess. */
export function createTemporaryPath(path: string, io: Pick<Io, "processId">): string {
  const random = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, "0"));
  return `${path}.${io.processId}.${random.join("")}.tmp`;
}

/**
 * Lists the temporary files that killed processes left in a directory: the user's own, and older than any write takes.
 * They may hold a secret.
 * @param nowMs The time by the clock of the file system, in ms since the epoch.
 */
export function listLeftovers(directory: string, nowMs: number, io: TemporaryFilesIo): string[] {
  const names = tryAccess(() => io.files.list(directory), []);
  return names.filter((name) => namePattern.test(name)).map((name) => joinPath(io.platform, directory, name))
    .filter((path) => {
      const info = tryAccess(() => io.files.lstat(path), undefined);
      return info?.kind === "file" && !isForeign(info, io) && nowMs - info.modifiedMs > leftOverMs;
    });
}

/**
 * Removes what killed processes left in the directory of a temporary file that has just been made. Its time stands for
 * the clock of the file system, which may be another machine's. What cannot be removed stays.
 */
export function sweepLeftovers(temporary: string, io: TemporaryFilesIo): void {
  const nowMs = tryAccess(() => io.files.lstat(temporary)?.modifiedMs, undefined);
  if (nowMs === undefined) return;
  for (const path of listLeftovers(dirname(temporary, io.platform), nowMs, io)) removeLeftover(io, path);
}

/** Removes a temporary file. What keeps it from that is ignored, so that the failure before it is reported. */
export function removeLeftover(io: Pick<Io, "files">, path: string): void {
  tryAccess(() => io.files.remove(path), undefined);
}
