import { FileError } from "../core/errors.ts";
import type { FileInfo, Files } from "../core/io.ts";

/**
 * Writes everything: one call may write only part. A full non-blocking pipe is tried again until its reader has made
 * room. Deno does not report how much was written before the failure, so each call writes no more than a pipe takes as a
 * whole or not at all.
 */
export function writeAll(writer: { writeSync(bytes: Uint8Array): number }, content: Uint8Array): void {
  for (let written = 0; written < content.length;) {
    try {
      written += writer.writeSync(content.subarray(written, written + wholeBytes));
    } catch (error) {
      if (readErrorCode(error) !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, fullPipeMs);
    }
  }
}

/** What a pipe takes as a whole or not at all (`PIPE_BUF` on Linux), in bytes. */
const wholeBytes = 4096;
/** The pause before a full pipe is tried again, in ms. */
const fullPipeMs = 5;

/** Runs a file operation and translates the runtime's error. */
export function attempt<T>(action: string, path: string, operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError(action, path, readErrorCode(error), { cause: error });
  }
}

/** The POSIX name of an error. Deno gives some errors only a class. */
export function readErrorCode(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  if (typeof code === "string") return code;
  if (error instanceof Deno.errors.NotFound) return "ENOENT";
  if (error instanceof Deno.errors.AlreadyExists) return "EEXIST";
  return error instanceof Deno.errors.PermissionDenied || error instanceof Deno.errors.NotCapable ? "EACCES" : "EIO";
}

function toFileInfo(info: Deno.FileInfo): FileInfo {
  return {
    kind: getKind(info),
    size: info.size,
    mode: info.mode === null ? undefined : info.mode & 0o777,
    isSticky: ((info.mode ?? 0) & 0o1000) !== 0,
    owner: info.uid ?? undefined,
    group: info.gid ?? undefined,
    modifiedMs: info.mtime?.getTime() ?? 0,
  };
}

function getKind(info: Deno.FileInfo): FileInfo["kind"] {
  if (info.isFile) return "file";
  if (info.isDirectory) return "directory";
  return info.isSymlink ? "symlink" : "other";
}

/** Returns undefined when the path leads nowhere, even if one of its parts is not a directory. */
function undefinedIfAbsent(look: () => Deno.FileInfo): FileInfo | undefined {
  try {
    return toFileInfo(look());
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(readErrorCode(error))) return undefined;
    throw error;
  }
}

/** Reads up to `length` bytes. */
function readUpTo(file: Deno.FsFile, length: number): Uint8Array {
  const buffer = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const count = file.readSync(buffer.subarray(filled));
    if (count === null) break;
    filled += count;
  }
  return buffer.subarray(0, filled);
}

/** @throws {FileError} unless it is a regular file. */
function requireFile(path: string, { isFile, isDirectory }: Deno.FileInfo): void {
  if (!isFile) throw new FileError("read", path, isDirectory ? "EISDIR" : "EINVAL");
}

/** Deno's files. */
export const files: Files = {
  lstat: (path) => attempt("look at", path, () => undefinedIfAbsent(() => Deno.lstatSync(path))),
  stat: (path) => attempt("look at", path, () => undefinedIfAbsent(() => Deno.statSync(path))),
  read: (path, maxBytes) =>
    attempt("read", path, () => {
      // Deno cannot open a file without blocking, so a FIFO must be detected before.
      requireFile(path, Deno.statSync(path));
      using file = Deno.openSync(path);
      const info = file.statSync();
      // Something else may have taken its place in the meantime.
      requireFile(path, info);
      return { bytes: readUpTo(file, Math.min(info.size, maxBytes)), info: toFileInfo(info) };
    }),
  list: (directory) =>
    attempt("list", directory, () => [...Deno.readDirSync(directory)].map((entry) => entry.name).sort()),
  readLink: (path) => attempt("resolve", path, () => Deno.readLinkSync(path)),
  realPath: (path) => attempt("resolve", path, () => Deno.realPathSync(path)),
  createDirectory: (path, mode) => attempt("create", path, () => Deno.mkdirSync(path, { mode })),
  createFile: (path, content, mode) =>
    attempt("create", path, () => {
      using file = Deno.openSync(path, { write: true, createNew: true, mode });
      try {
        writeAll(file, content);
        file.syncSync();
      } catch (error) {
        Deno.removeSync(path);
        throw error;
      }
    }),
  rename: (from, to) => attempt("rename", from, () => Deno.renameSync(from, to)),
  remove: (path) =>
    attempt("remove", path, () => {
      // Deno would also remove an empty directory.
      if (Deno.lstatSync(path).isDirectory) throw new FileError("remove", path, "EISDIR");
      Deno.removeSync(path);
    }),
  chmod: (path, mode) => attempt("change the mode of", path, () => Deno.chmodSync(path, mode)),
  utimes: (path, ms) => attempt("touch", path, () => Deno.utimeSync(path, ms / 1000, ms / 1000)),
};
