import { FileError } from "../../scripts/core/errors.ts";
import type { Files } from "../../scripts/core/io.ts";

/** One promise of the file interface: what is done in a fresh directory, and what must come of it. */
export interface FilesCase {
  readonly name: string;
  readonly run: (files: Files, directory: string) => unknown;
  readonly expected: unknown;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (content: Uint8Array): string => new TextDecoder().decode(content);

function codeOf(operation: () => unknown): unknown {
  try {
    return operation();
  } catch (error) {
    return error instanceof FileError ? error.code : error;
  }
}

/** What both runtimes must do alike. `fifo`, `link` (to `target`) and `dangling` exist beforehand. */
export const filesCases: readonly FilesCase[] = [
  {
    name: "a file is created with its mode and read back",
    run: (files, directory) => {
      files.createFile(`${directory}/new`, bytes("héllo"), 0o600);
      const facts = files.lstat(`${directory}/new`);
      return [text(files.read(`${directory}/new`, 100).bytes), facts?.kind, facts?.mode, facts?.size];
    },
    expected: ["héllo", "file", 0o600, 6],
  },
  {
    name: "an existing file is never created over",
    run: (files, directory) => codeOf(() => files.createFile(`${directory}/target`, bytes("x"), 0o600)),
    expected: "EEXIST",
  },
  {
    name: "a link is not created through",
    run: (files, directory) => codeOf(() => files.createFile(`${directory}/dangling`, bytes("x"), 0o600)),
    expected: "EEXIST",
  },
  {
    name: "a name that is too long for any file is refused as such",
    run: (files, directory) => {
      const path = `${directory}/${"x".repeat(300)}`;
      return [
        codeOf(() => files.lstat(path)),
        codeOf(() => files.stat(path)),
        codeOf(() => files.createFile(path, bytes("x"), 0o600)),
      ];
    },
    expected: ["ENAMETOOLONG", "ENAMETOOLONG", "ENAMETOOLONG"],
  },
  {
    name: "no more than the limit is read",
    run: (files, directory) => text(files.read(`${directory}/target`, 3).bytes),
    expected: "the",
  },
  {
    name: "a large file is read whole",
    run: (files, directory) => {
      files.createFile(`${directory}/large`, new Uint8Array(300_000).fill(7), 0o600);
      return files.read(`${directory}/large`, 400_000).bytes.length;
    },
    expected: 300_000,
  },
  {
    name: "a FIFO is refused without waiting for a writer",
    run: (
      files,
      directory,
    ) => [files.lstat(`${directory}/fifo`)?.kind, codeOf(() => files.read(`${directory}/fifo`, 9))],
    expected: ["other", "EINVAL"],
  },
  {
    name: "a directory is no file",
    run: (files, directory) => {
      files.createDirectory(`${directory}/empty`, 0o700);
      return [codeOf(() => files.read(directory, 9)), codeOf(() => files.remove(`${directory}/empty`))];
    },
    expected: ["EISDIR", "EISDIR"],
  },
  {
    name: "what is absent is undefined, or ENOENT",
    run: (files, directory) => [
      files.lstat(`${directory}/none`) ?? "none",
      files.stat(`${directory}/dangling`) ?? "none",
      files.lstat(`${directory}/target/below`) ?? "none",
      codeOf(() => files.read(`${directory}/none`, 9)),
      codeOf(() => files.list(`${directory}/none`)),
      codeOf(() => files.remove(`${directory}/none`)),
      codeOf(() => files.rename(`${directory}/none`, `${directory}/other`)),
    ],
    expected: ["none", "none", "none", "ENOENT", "ENOENT", "ENOENT", "ENOENT"],
  },
  {
    name: "a link is told from what it leads to",
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
    name: "a directory is created with its mode, once, and listed in order",
    run: (files, directory) => {
      files.createDirectory(`${directory}/sub`, 0o700);
      for (const name of ["b", "a", "C"]) files.createFile(`${directory}/sub/${name}`, bytes(""), 0o600);
      return [
        files.lstat(`${directory}/sub`)?.mode,
        codeOf(() => files.createDirectory(`${directory}/sub`, 0o700)),
        files.list(`${directory}/sub`),
      ];
    },
    expected: [0o700, "EEXIST", ["C", "a", "b"]],
  },
  {
    name: "modes and times are set, names change and go",
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
