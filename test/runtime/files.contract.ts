import { FileError } from "../../scripts/core/errors.ts";
import type { Files } from "../../scripts/core/io.ts";

/** One promise of the file interface: what is done in a fresh directory, and the expected result. */
export interface FilesCase {
  readonly name: string;
  readonly run: (files: Files, directory: string) => unknown;
  readonly expected: unknown;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (content: Uint8Array): string => new TextDecoder().decode(content);

function tryToRun(operation: () => unknown): unknown {
  try {
    return operation();
  } catch (error) {
    return error instanceof FileError ? error.code : error;
  }
}

/** What both runtimes do alike. `fifo`, `link` (to `target`) and `dangling` exist beforehand. */
export const filesCases: readonly FilesCase[] = [
  {
    name: "createFile() gives a file its mode, and read() returns its content",
    run: (files, directory) => {
      files.createFile(`${directory}/new`, bytes("héllo"), 0o600);
      const facts = files.lstat(`${directory}/new`);
      return [text(files.read(`${directory}/new`, 100).bytes), facts?.kind, facts?.mode, facts?.size];
    },
    expected: ["héllo", "file", 0o600, 6],
  },
  {
    name: "createFile() refuses an existing file",
    run: (files, directory) => tryToRun(() => files.createFile(`${directory}/target`, bytes("x"), 0o600)),
    expected: "EEXIST",
  },
  {
    name: "createFile() refuses a dangling symbolic link",
    run: (files, directory) => tryToRun(() => files.createFile(`${directory}/dangling`, bytes("x"), 0o600)),
    expected: "EEXIST",
  },
  {
    name: "lstat(), stat() and createFile() refuse a name that is too long",
    run: (files, directory) => {
      const path = `${directory}/${"x".repeat(300)}`;
      return [
        tryToRun(() => files.lstat(path)),
        tryToRun(() => files.stat(path)),
        tryToRun(() => files.createFile(path, bytes("x"), 0o600)),
      ];
    },
    expected: ["ENAMETOOLONG", "ENAMETOOLONG", "ENAMETOOLONG"],
  },
  {
    name: "read() returns no more than its limit",
    run: (files, directory) => text(files.read(`${directory}/target`, 3).bytes),
    expected: "the",
  },
  {
    name: "read() returns a large file whole",
    run: (files, directory) => {
      files.createFile(`${directory}/large`, new Uint8Array(300_000).fill(7), 0o600);
      return files.read(`${directory}/large`, 400_000).bytes.length;
    },
    expected: 300_000,
  },
  {
    name: "read() refuses a FIFO without waiting for a writer",
    run: (
      files,
      directory,
    ) => [files.lstat(`${directory}/fifo`)?.kind, tryToRun(() => files.read(`${directory}/fifo`, 9))],
    expected: ["other", "EINVAL"],
  },
  {
    name: "read() and remove() refuse a directory",
    run: (files, directory) => {
      files.createDirectory(`${directory}/empty`, 0o700);
      return [tryToRun(() => files.read(directory, 9)), tryToRun(() => files.remove(`${directory}/empty`))];
    },
    expected: ["EISDIR", "EISDIR"],
  },
  {
    name: "a missing file is undefined to lstat() and stat(), and ENOENT to others",
    run: (files, directory) => [
      files.lstat(`${directory}/none`) ?? "none",
      files.stat(`${directory}/dangling`) ?? "none",
      files.lstat(`${directory}/target/below`) ?? "none",
      tryToRun(() => files.read(`${directory}/none`, 9)),
      tryToRun(() => files.list(`${directory}/none`)),
      tryToRun(() => files.remove(`${directory}/none`)),
      tryToRun(() => files.rename(`${directory}/none`, `${directory}/other`)),
    ],
    expected: ["none", "none", "none", "ENOENT", "ENOENT", "ENOENT", "ENOENT"],
  },
  {
    name: "lstat() tells a symbolic link from the file that stat(), realPath() and read() follow it to",
    run: (files, directory) => [
      files.lstat(`${directory}/link`)?.kind,
      files.stat(`${directory}/link`)?.kind,
      files.realPath(`${directory}/link`) === `${directory}/target`,
      text(files.read(`${directory}/link`, 10).bytes),
      JSON.stringify(files.read(`${directory}/link`, 1).info) === JSON.stringify(files.stat(`${directory}/target`)),
    ],
    expected: ["symlink", "file", true, "the target", true],
  },
  {
    name: "createDirectory() gives a directory its mode, once, and list() sorts names",
    run: (files, directory) => {
      files.createDirectory(`${directory}/sub`, 0o700);
      for (const name of ["b", "a", "C"]) files.createFile(`${directory}/sub/${name}`, bytes(""), 0o600);
      return [
        files.lstat(`${directory}/sub`)?.mode,
        tryToRun(() => files.createDirectory(`${directory}/sub`, 0o700)),
        files.list(`${directory}/sub`),
      ];
    },
    expected: [0o700, "EEXIST", ["C", "a", "b"]],
  },
  {
    name: "chmod(), utimes(), rename() and remove() do as they say",
    run: (files, directory) => {
      const [from, to] = [`${directory}/from`, `${directory}/to`];
      files.createFile(from, bytes("x"), 0o600);
      files.chmod(from, 0o640);
      files.utimes(from, 1_000_000_000_000);
      files.rename(from, to);
      const facts = files.lstat(to);
      files.remove(to);
      return [facts?.mode, facts?.modifiedMs, files.lstat(from) ?? "none", files.lstat(to) ?? "none"];
    },
    expected: [0o640, 1_000_000_000_000, "none", "none"],
  },
];
