import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inspectSecret, maxSecretBytes, parseSecret, readSecretFile } from "../../scripts/profile/secret-file.ts";
import { type TestIo, testIo } from "../support/io.ts";

/** A secret file in a fresh home. */
function givenSecret(content: string, mode = 0o600): { readonly io: TestIo; readonly path: string } {
  const io = testIo();
  const path = join(io.home, "x.secret");
  writeFileSync(path, content);
  chmodSync(path, mode);
  return { io, path };
}

describe("parseSecret()", () => {
  it.each([["s3cret", "s3cret"], ["s3cret\n", "s3cret"], ["s3cret\r\n", "s3cret"], [" s3 cret ", " s3 cret "]])(
    "takes %j for %j",
    (text, value) => expect(parseSecret(new TextEncoder().encode(text))).toEqual({ value }),
  );
  it.each([
    ["", "it is empty"],
    ["\n", "it is empty"],
    ["a\nb", "it has more than one line"],
    ["a\n\n", "it has more than one line"],
    ["a\0b", "it has a NUL byte in it"],
    ["\ufeffa", "it begins with a byte order mark"],
    ["-----BEGIN PRIVATE KEY-----\n", "it holds a PEM block, such as a private key"],
    ["x".repeat(maxSecretBytes + 1), `it is longer than ${maxSecretBytes} bytes`],
  ])("refuses %j", (text, problem) => expect(parseSecret(new TextEncoder().encode(text))).toEqual({ problem }));
  it("refuses bytes that are not UTF-8", () =>
    expect(parseSecret(Uint8Array.of(0x61, 0xff))).toEqual({ problem: "it is not UTF-8 text" }));
});

describe("readSecretFile()", () => {
  it("returns the value of a private file, and redacts it", () => {
    const { io, path } = givenSecret("canary\n");
    expect(readSecretFile(path, io)).toEqual({ path, problems: [], clause: "own", value: "canary" });
    io.stderr.write("canary");
    expect(io.err()).toBe("***");
  });

  it("withholds the value of a file that others can read, and redacts it all the same", () => {
    const { io, path } = givenSecret("canary", 0o644);
    expect(readSecretFile(path, io)).toMatchObject({ problems: [{ kind: "mode" }], value: undefined });
    io.stderr.write("canary");
    expect(io.err()).toBe("***");
  });

  it("reports every problem at once", () => {
    const { io, path } = givenSecret("", 0o640);
    const uid = io.userId() ?? 0;
    const other = { ...io, userId: () => uid + 1, files: { ...io.files, read: withOwner(io, uid + 2) } };
    expect(readSecretFile(path, other).problems.map(({ kind }) => kind)).toEqual(["mode", "owner", "content"]);
  });

  it.each([
    ["a missing file", "nothing", "missing", "it does not exist"],
    ["a directory", "directory", "unreadable", "it is a directory, not a file"],
  ])("reports %s", (_, name, kind, message) => {
    const io = testIo();
    mkdirSync(join(io.home, "directory"));
    expect(readSecretFile(join(io.home, name), io).problems).toMatchObject([{ kind, message }]);
  });
});

const withOwner = (io: TestIo, owner: number): TestIo["files"]["read"] => (path, maxBytes) => {
  const { bytes, info } = io.files.read(path, maxBytes);
  return { bytes, info: { ...info, owner } };
};

describe("inspectSecret()", () => {
  it("does not need a file for a secret that is inline or not there", () => {
    expect(inspectSecret({ kind: "none" }, testIo())).toBe("none");
    expect(inspectSecret({ kind: "inline", value: "x" }, testIo())).toBe("inline");
  });
  it.each([["s3cret", 0o600, "ok"], ["s3cret", 0o604, "mode"], ["", 0o600, "content"]])(
    "of a file with %j and mode %o is %s",
    (content, mode, state) => {
      const { io, path } = givenSecret(content, mode);
      expect(inspectSecret({ kind: "file", path }, io)).toBe(state);
    },
  );
});
