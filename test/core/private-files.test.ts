import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FileError } from "../../scripts/core/errors.ts";
import { createPrivateDirectory } from "../../scripts/core/private-files.ts";
import { privatePolicy, writeFile } from "../../scripts/core/write-file.ts";
import { temporaryDirectory, testIo } from "../support/io.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const getMode = (path: string): number => statSync(path).mode & 0o777;

describe("writeFile()", () => {
  it("makes the file 0600 and missing directories 0700", () => {
    const directory = temporaryDirectory();
    writeFile(testIo(), `${directory}/a/b/file`, bytes("x"), privatePolicy);
    expect([getMode(`${directory}/a`), getMode(`${directory}/a/b`), getMode(`${directory}/a/b/file`)]).toEqual([
      0o700,
      0o700,
      0o600,
    ]);
  });

  it("replaces a file that others could read, and leaves nothing else behind", () => {
    const directory = temporaryDirectory();
    writeFileSync(`${directory}/file`, "old");
    chmodSync(`${directory}/file`, 0o644);
    writeFile(testIo(), `${directory}/file`, bytes("new"), privatePolicy);
    expect([readFileSync(`${directory}/file`, "utf8"), getMode(`${directory}/file`)]).toEqual(["new", 0o600]);
    expect(readdirSync(directory)).toEqual(["file"]);
  });

  it("keeps the old content and leaves no temporary file when the disk is full", () => {
    const directory = temporaryDirectory();
    writeFileSync(`${directory}/file`, "old");
    const io = testIo();
    const full = (path: string, content: Uint8Array, mode: number): never => {
      io.files.createFile(path, content.subarray(0, 1), mode);
      throw new FileError("create", path, "ENOSPC");
    };
    const failing = { ...io, files: { ...io.files, createFile: full } };
    expect(() => writeFile(failing, `${directory}/file`, bytes("new"), privatePolicy)).toThrow(
      "no space left on the device",
    );
    expect([readFileSync(`${directory}/file`, "utf8"), readdirSync(directory)]).toEqual(["old", ["file"]]);
  });

  it("reports that it cannot write even when it cannot remove its temporary file either", () => {
    const file = `${temporaryDirectory()}/file`;
    const io = testIo();
    const refuse = (act: string) => (path: string): never => {
      throw new FileError(act, path, "EROFS");
    };
    const files = { ...io.files, createFile: refuse("create"), remove: refuse("remove") };
    expect(() => writeFile({ ...io, files }, file, bytes("new"), privatePolicy)).toThrow(`cannot write "${file}": `);
  });
});

describe("writeFile() and createPrivateDirectory() refuse", () => {
  it("a symbolic link in place of the file", () => {
    const directory = temporaryDirectory();
    writeFileSync(`${directory}/victim`, "old");
    symlinkSync(`${directory}/victim`, `${directory}/file`);
    expect(() => writeFile(testIo(), `${directory}/file`, bytes("new"), privatePolicy)).toThrow(
      `"${directory}/file" is a symbolic link, not a file`,
    );
    expect(readFileSync(`${directory}/victim`, "utf8")).toBe("old");
  });

  it("a symbolic link in place of the directory", () => {
    const directory = temporaryDirectory();
    mkdirSync(`${directory}/elsewhere`);
    symlinkSync(`${directory}/elsewhere`, `${directory}/tokens`);
    expect(() => createPrivateDirectory(testIo(), `${directory}/tokens`)).toThrow(
      "is a symbolic link, not a directory",
    );
  });

  it("a directory in place of the file, and a file in place of the directory", () => {
    const directory = temporaryDirectory();
    mkdirSync(`${directory}/d`);
    writeFileSync(`${directory}/f`, "");
    expect(() => writeFile(testIo(), `${directory}/d`, bytes(""), privatePolicy)).toThrow("is a directory, not a file");
    expect(() => createPrivateDirectory(testIo(), `${directory}/f`)).toThrow("is a file, not a directory");
  });

  it("another user's file", () => {
    const directory = temporaryDirectory();
    writeFileSync(`${directory}/file`, "old");
    const user = statSync(`${directory}/file`).uid;
    const io = testIo({ io: { userId: () => user + 1 } });
    expect(() => writeFile(io, `${directory}/file`, bytes("new"), privatePolicy)).toThrow(`belongs to user ${user}`);
  });
});
