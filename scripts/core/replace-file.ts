import { FailedError } from "./errors.ts";
import type { Io } from "./io.ts";
import {
  privateFileMode,
  type PrivateFilesIo,
  refuseForeign,
  removeLeftover,
  withTargetPath,
} from "./private-files.ts";

/**
 * Replaces what a file holds, all of it or nothing: a temporary file beside it, with its mode, is renamed over it. A
 * symbolic link stays, and the file that it leads to is replaced. For files that others may share; secrets are written
 * by `writePrivateFile`.
 * @throws {FailedError} when there is no regular file, or it belongs to another user.
 * @throws {FileError} when the operating system refuses.
 */
export function replaceFile(io: PrivateFilesIo, path: string, content: Uint8Array): void {
  const target = findTarget(io, path);
  refuseForeign(io, target, "file");
  const mode = io.files.lstat(target)?.mode;
  const temporary = `${target}.${io.processId}.${io.clock.now().toString(36)}.tmp`;
  try {
    io.files.createFile(temporary, content, mode ?? privateFileMode);
    // The umask may have taken bits away.
    if (mode !== undefined) io.files.chmod(temporary, mode);
    io.files.rename(temporary, target);
  } catch (error) {
    removeLeftover(io, temporary);
    throw withTargetPath(error, path);
  }
}

function findTarget(io: Pick<Io, "files">, path: string): string {
  if (io.files.stat(path)) return io.files.realPath(path);
  throw new FailedError(`cannot replace "${path}": there is no such file`);
}
