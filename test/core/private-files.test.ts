import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { FileError } from "../../scripts/core/errors.ts";
import { createPrivateDirectory, writePrivateFile } from "../../scripts/core/private-files.ts";
import { temporaryDirectory, testIo } from "../support/io.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const modeOf = (path: string): number => statSync(path).mode & 0o777;

describe("a private file", () => {
  it("is 0600, and so are the directories made for it 0700", () => {
    const directory = temporaryDirectory();
    writePrivateFile(testIo(), `${directory}/a/b/file`, bytes("x"));
    expect([modeOf(`${directory}/a`), modeOf(`${directory}/a/b`), modeOf(`${directory}/a/b/file`)]).toEqual([
      0o700,
      0o700,
      0o600,
    ]);
  });

  it("replaces a file that was readable by all, and leaves nothing else behind", () => {
    const directory = temporaryDirectory();
    writeFileSync(`${directory}/file`, "old");
    chmodSync(`${directory}/file`, 0o644);
    writePrivateFile(testIo(), `${directory}/file`, bytes("new"));
    expect([readFileSync(`${directory}/file`, "utf8"), modeOf(`${directory}/file`)]).toEqual(["new", 0o600]);
    expect(readdirSync(directory)).toEqual(["file"]);
  });

  it("keeps the old content and no temporary file when the disk is full", () => {
    const directory = temporaryDirectory();
    writeFileSync(`${directory}/file`, "old");
    const io = testIo();
    const full = (path: string, content: Uint8Array, mode: number): never => {
      io.files.createFile(path, content.subarray(0, 1), mode);
      throw new FileError("create", path, "ENOSPC");
    };
    const failing = { ...io, files: { ...io.files, createFile: full } };
    expect(() => writePrivateFile(failing, `${directory}/file`, bytes("new"))).toThrow("no space left on the device");
    expect([readFileSync(`${directory}/file`, "utf8"), readdirSync(directory)]).toEqual(["old", ["file"]]);
  });

  it("that cannot be written is told as such, though its temporary file cannot be removed either", () => {
    const file = `${temporaryDirectory()}/file`;
    const io = testIo();
    const refuse = (act: string) => (path: string): never => {
      throw new FileError(act, path, "EROFS");
    };
    const files = { ...io.files, createFile: refuse("create"), remove: refuse("remove") };
    expect(() => writePrivateFile({ ...io, files }, file, bytes("new"))).toThrow(`cannot write "${file}": `);
  });
});

describe("what somebody else may have put in the way is refused, untouched", () => {
  it("a symbolic link for the file", () => {
    const directory = temporaryDirectory();
    writeFileSync(`${directory}/victim`, "old");
    symlinkSync(`${directory}/victim`, `${directory}/file`);
    expect(() => writePrivateFile(testIo(), `${directory}/file`, bytes("new"))).toThrow(
      `"${directory}/file" is a symbolic link, not a file`,
    );
    expect(readFileSync(`${directory}/victim`, "utf8")).toBe("old");
  });

  it("a symbolic link for the directory", () => {
    const directory = temporaryDirectory();
    mkdirSync(`${directory}/elsewhere`);
    symlinkSync(`${directory}/elsewhere`, `${directory}/tokens`);
    expect(() => createPrivateDirectory(testIo(), `${directory}/tokens`)).toThrow(
      "is a symbolic link, not a directory",
    );
  });

  it("a directory for the file, a file for the directory", () => {
    const directory = temporaryDirectory();
    mkdirSync(`${directory}/d`);
    writeFileSync(`${directory}/f`, "");
    expect(() => writePrivateFile(testIo(), `${directory}/d`, bytes(""))).toThrow("is a directory, not a file");
    expect(() => createPrivateDirectory(testIo(), `${directory}/f`)).toThrow("is a file, not a directory");
  });

  it("another user's file", () => {
    const directory = temporaryDirectory();
    writeFileSync(`${directory}/file`, "old");
    const user = statSync(`${directory}/file`).uid;
    const io = testIo({ io: { userId: () => user + 1 } });
    expect(() => writePrivateFile(io, `${directory}/file`, bytes("new"))).toThrow(`belongs to user ${user}`);
  });
});
