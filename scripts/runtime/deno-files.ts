import { FileError } from "../core/errors.ts";
import type { FileInfo, Files } from "../core/io.ts";

/**
 * Writes everything: one write call may take less than all of it. A pipe that is full, and that somebody has told not to
 * wait, is tried again until its reader has taken something. Deno does not say how much went into it before, so that it
 * is given no more at once than it takes whole or not at all.
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

/** What POSIX pipes take whole or not at all (`PIPE_BUF` of Linux), in bytes. */
const wholeBytes = 4096;
/** How long to wait for the reader of a full pipe, in ms. */
const fullPipeMs = 5;

/** Runs a file operation, turning the runtime's error into ours. */
export function attempt<T>(action: string, path: string, operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError(action, path, readErrorCode(error), { cause: error });
  }
}

/** The POSIX name of an error; Deno names some by class alone. */
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
    owner: info.uid ?? undefined,
    modifiedMs: info.mtime?.getTime() ?? 0,
  };
}

function getKind(info: Deno.FileInfo): FileInfo["kind"] {
  if (info.isFile) return "file";
  if (info.isDirectory) return "directory";
  return info.isSymlink ? "symlink" : "other";
}

/** Undefined for a path that leads to nothing, also when one of its parts is no directory. */
function undefinedIfAbsent(look: () => Deno.FileInfo): FileInfo | undefined {
  try {
    return toFileInfo(look());
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(readErrorCode(error))) return undefined;
    throw error;
  }
}

/** As much of a file as its size just now, or as the limit allows. */
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

/** Deno's files. */
export const files: Files = {
  lstat: (path) => attempt("look at", path, () => undefinedIfAbsent(() => Deno.lstatSync(path))),
  stat: (path) => attempt("look at", path, () => undefinedIfAbsent(() => Deno.statSync(path))),
  read: (path, maxBytes) =>
    attempt("read", path, () => {
      // Deno cannot open without blocking, so a FIFO has to be told before it is opened.
      const { isFile, isDirectory } = Deno.statSync(path);
      if (!isFile) throw new FileError("read", path, isDirectory ? "EISDIR" : "EINVAL");
      using file = Deno.openSync(path);
      const info = file.statSync();
      return { bytes: readUpTo(file, Math.min(info.size, maxBytes)), info: toFileInfo(info) };
    }),
  list: (directory) =>
    attempt("list", directory, () => [...Deno.readDirSync(directory)].map((entry) => entry.name).sort()),
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
      // Deno would remove an empty directory, too.
      if (Deno.lstatSync(path).isDirectory) throw new FileError("remove", path, "EISDIR");
      Deno.removeSync(path);
    }),
  chmod: (path, mode) => attempt("change the mode of", path, () => Deno.chmodSync(path, mode)),
  utimes: (path, ms) => attempt("touch", path, () => Deno.utimeSync(path, ms / 1000, ms / 1000)),
};
