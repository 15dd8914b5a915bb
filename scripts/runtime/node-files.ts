import type { Stats } from "node:fs";
import { FileError } from "../core/errors.ts";
import type { FileInfo, Files } from "../core/io.ts";

/** Not imported: an `import` would wrap the module and create all its streams (3 ms of 50). */
const fs = process.getBuiltinModule("node:fs");

const isWindows = process.platform === "win32";

/** Runs a file operation and translates the runtime's error. */
export function attempt<T>(action: string, path: string, operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError(action, path, (error as NodeJS.ErrnoException).code ?? "EIO", { cause: error });
  }
}

function toFileInfo(stats: Stats): FileInfo {
  return {
    kind: getKind(stats),
    size: stats.size,
    mode: isWindows ? undefined : stats.mode & 0o777,
    isSticky: !isWindows && (stats.mode & 0o1000) !== 0,
    owner: isWindows ? undefined : stats.uid,
    group: isWindows ? undefined : stats.gid,
    modifiedMs: stats.mtimeMs,
  };
}

function getKind(stats: Stats): FileInfo["kind"] {
  if (stats.isFile()) return "file";
  if (stats.isDirectory()) return "directory";
  return stats.isSymbolicLink() ? "symlink" : "other";
}

/** Returns undefined when the path leads nowhere, even if one of its parts is not a directory. */
function undefinedIfAbsent(look: () => Stats): FileInfo | undefined {
  try {
    return toFileInfo(look());
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}

/** Writes everything: one call may write only part. */
function writeAll(fd: number, content: Uint8Array): void {
  for (let written = 0; written < content.length;) written += fs.writeSync(fd, content, written);
}

/** Reads up to `length` bytes. */
function readUpTo(fd: number, length: number): Uint8Array {
  const buffer = new Uint8Array(length);
  let filled = 0;
  for (let count = 1; count > 0 && filled < length; filled += count) {
    count = fs.readSync(fd, buffer, filled, length - filled, null);
  }
  return buffer.subarray(0, filled);
}

/** Node's files. */
export const files: Files = {
  lstat: (path) => attempt("look at", path, () => undefinedIfAbsent(() => fs.lstatSync(path))),
  stat: (path) => attempt("look at", path, () => undefinedIfAbsent(() => fs.statSync(path))),
  read: (path, maxBytes) =>
    attempt("read", path, () => {
      // Without O_NONBLOCK, opening a FIFO waits for a writer that may never come.
      const fd = fs.openSync(path, fs.constants.O_RDONLY | (fs.constants.O_NONBLOCK ?? 0));
      try {
        const stats = fs.fstatSync(fd);
        if (!stats.isFile()) throw new FileError("read", path, stats.isDirectory() ? "EISDIR" : "EINVAL");
        return { bytes: readUpTo(fd, Math.min(stats.size, maxBytes)), info: toFileInfo(stats) };
      } finally {
        fs.closeSync(fd);
      }
    }),
  list: (directory) => attempt("list", directory, () => fs.readdirSync(directory).sort()),
  readLink: (path) => attempt("resolve", path, () => fs.readlinkSync(path)),
  realPath: (path) => attempt("resolve", path, () => fs.realpathSync(path)),
  createDirectory: (path, mode) =>
    attempt("create", path, () => {
      fs.mkdirSync(path, { mode });
    }),
  createFile: (path, content, mode) =>
    attempt("create", path, () => {
      const fd = fs.openSync(path, "wx", mode);
      try {
        writeAll(fd, content);
        fs.fsyncSync(fd);
      } catch (error) {
        fs.unlinkSync(path);
        throw error;
      } finally {
        fs.closeSync(fd);
      }
    }),
  rename: (from, to) => attempt("rename", from, () => fs.renameSync(from, to)),
  remove: (path) => attempt("remove", path, () => fs.unlinkSync(path)),
  chmod: (path, mode) => attempt("change the mode of", path, () => fs.chmodSync(path, mode)),
  utimes: (path, ms) => attempt("touch", path, () => fs.utimesSync(path, ms / 1000, ms / 1000)),
};
