import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FileError } from "../../scripts/core/errors.ts";
import { editPolicy, writeFile } from "../../scripts/core/write-file.ts";
import { type TestIo, testIo } from "../support/io.ts";

/** A home with `file` in it, and a function that replaces what a path in it holds. */
function givenFile(mode: number): { io: TestIo; path: (name: string) => string; read: () => string } {
  const io = testIo();
  const path = (name: string): string => join(io.home, name);
  writeFileSync(path("file"), "before");
  chmodSync(path("file"), mode);
  return { io, path, read: () => readFileSync(path("file"), "utf8") };
}

const after = new TextEncoder().encode("after");

describe("writeFile() in place", () => {
  it.each([["0600", 0o600], ["0644", 0o644], ["0664", 0o664], ["0666", 0o666]])(
    "keeps mode %s, whatever the umask",
    (_, mode) => {
      const { io, path, read } = givenFile(mode);
      writeFile(io, path("file"), after, editPolicy);
      expect([read(), statSync(path("file")).mode & 0o777, readdirSync(io.home)]).toEqual(["after", mode, ["file"]]);
    },
  );

  it("replaces the target of a symbolic link, and keeps the link", () => {
    const { io, path, read } = givenFile(0o640);
    mkdirSync(path("directory"));
    symlinkSync("../file", path("directory/link"));
    writeFile(io, path("directory/link"), after, editPolicy);
    expect([read(), statSync(path("file")).mode & 0o777]).toEqual(["after", 0o640]);
    expect(io.files.lstat(path("directory/link"))?.kind).toBe("symlink");
    expect(readdirSync(path("directory"))).toEqual(["link"]);
  });

  it("refuses a file of another user", () => {
    const { io, path, read } = givenFile(0o600);
    const theirs = { ...io, userId: () => 12345 };
    expect(() => writeFile(theirs, path("file"), after, editPolicy)).toThrow(
      /belongs to user \d+, not to you \(12345\)/,
    );
    expect(read()).toBe("before");
  });

  it("refuses what is not a file", () => {
    const { io } = givenFile(0o600);
    expect(() => writeFile(io, io.home, after, editPolicy)).toThrow("is a directory, not a file");
  });

  it("refuses what does not exist", () => {
    const { io, path } = givenFile(0o600);
    expect(() => writeFile(io, path("none"), after, editPolicy)).toThrow("there is no such file");
  });

  it("leaves the file as it was, and nothing else behind, when writing fails", () => {
    const { io, path, read } = givenFile(0o600);
    const rename = (): void => {
      throw new FileError("rename", path("file"), "EACCES");
    };
    expect(() => writeFile({ ...io, files: { ...io.files, rename } }, path("file"), after, editPolicy)).toThrow(
      `cannot write "${path("file")}": permission denied`,
    );
    expect([read(), readdirSync(io.home)]).toEqual(["before", ["file"]]);
  });
});
