import { describe, expect, it } from "vitest";
import { findPrivacyProblem, formatMode } from "../../scripts/core/file-access.ts";
import type { FileInfo } from "../../scripts/core/io.ts";

const io = { userId: () => 1000 };
const file: FileInfo = { kind: "file", size: 0, mode: 0o600, isSticky: false, owner: 1000, group: 1000, modifiedMs: 0 };

describe("findPrivacyProblem()", () => {
  it.each<[string, Partial<FileInfo>]>([
    ["0600", {}],
    ["0700", { mode: 0o700 }],
    ["without a mode, as on Windows", { mode: undefined }],
  ])(
    "finds none in a file of one's own: %s",
    (_, change) => expect(findPrivacyProblem({ ...file, ...change }, "file", io)).toBeUndefined(),
  );

  it.each<[Partial<FileInfo>, string, string]>([
    [{ kind: "symlink" }, "type", "is a symbolic link, not a file"],
    [{ kind: "directory" }, "type", "is a directory, not a file"],
    [{ owner: 0 }, "owner", "belongs to user 0, not to you (1000)"],
    [{ mode: 0o640 }, "mode", "is open to other users (mode 0640)"],
    [{ mode: 0o601 }, "mode", "is open to other users (mode 0601)"],
  ])(
    "finds in %j: %s",
    (change, kind, message) =>
      expect(findPrivacyProblem({ ...file, ...change }, "file", io)).toEqual({ kind, message }),
  );

  it("does not ask for the owner where there are no users", () =>
    expect(findPrivacyProblem({ ...file, owner: undefined }, "file", { userId: () => undefined })).toBeUndefined());
});

describe("formatMode()", () => {
  it("writes four octal digits", () => expect([0o7, 0o755, 0o4755].map(formatMode)).toEqual(["0007", "0755", "4755"]));
});
