import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { createCommittable } from "../../scripts/lint/repository.ts";
import { temporaryDirectory, testIo } from "../support/io.ts";

/** What git itself would offer for a commit. */
function offered(root: string, home: string): string[] {
  const env = { PATH: process.env["PATH"], HOME: home, GIT_CONFIG_NOSYSTEM: "1" };
  const out = execFileSync("git", ["ls-files", "-z", "--others", "--exclude-standard"], { cwd: root, env });
  return out.toString().split("\0").filter(Boolean).sort();
}

function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
}

const paths = ["a.secret", "b.yaml", "sub/a.secret", "sub/deep/a.secret", "sub/deep/b.yaml", "other/a.secret"];

/** Compares our answer with git's for every path. */
function compare(lists: Readonly<Record<string, string>>, globalList?: string): void {
  const root = temporaryDirectory();
  execFileSync("git", ["init", "-q", root]);
  const io = testIo();
  write(root, Object.fromEntries(paths.map((path) => [path, "x"])));
  write(root, lists);
  if (globalList !== undefined) write(io.home, { ".config/git/ignore": globalList });
  const committable = createCommittable(io);
  const git = offered(root, io.home);
  for (const path of paths) {
    expect([lists, path, committable(join(root, path))]).toEqual([lists, path, git.includes(path)]);
  }
}

describe("answers as git does", () => {
  const table: readonly [string, Record<string, string>][] = [
    ["without any list", {}],
    ["a name", { ".gitignore": "a.secret\n" }],
    ["an anchored name", { ".gitignore": "/a.secret\n" }],
    ["a directory", { ".gitignore": "sub/\n" }],
    ["a directory of any depth", { ".gitignore": "deep/\n" }],
    ["a pattern", { ".gitignore": "*.secret\n" }],
    ["an exception", { ".gitignore": "*.secret\n!sub/a.secret\n" }],
    ["an exception that comes too late", { ".gitignore": "sub/\n!sub/a.secret\n" }],
    ["a list further down", { ".gitignore": "*.secret\n", "sub/.gitignore": "!a.secret\n" }],
    ["a list below an ignored directory", { ".gitignore": "sub/\n", "sub/.gitignore": "!*\n" }],
    ["two stars", { ".gitignore": "sub/**/a.secret\n" }],
    ["info/exclude", { ".git/info/exclude": "*.secret\n" }],
    ["info/exclude against a list", { ".git/info/exclude": "*.secret\n", ".gitignore": "!a.secret\n" }],
    ["comments, blanks and case", { ".gitignore": "# a.secret\n\nA.SECRET\nb.yaml \n" }],
  ];
  it.each(table)("%s", (_, lists) => compare(lists));
  it("the user's own list", () => compare({}, "*.secret\n"));

  it("whatever the patterns", () => {
    const line = fc.constantFrom(
      "*.secret",
      "a.*",
      "/sub",
      "sub/",
      "deep",
      "!a.secret",
      "!sub/",
      "**/deep",
      "other/*",
      "!*.yaml",
      "*",
    );
    const list = fc.array(line, { maxLength: 4 }).map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(list, list, (top, below) => compare({ ".gitignore": top, "sub/.gitignore": below })),
      { numRuns: 40 },
    );
  });
});

describe("knows where there is nothing to commit", () => {
  it("outside of a work tree", () => {
    const root = temporaryDirectory();
    write(root, { "a.secret": "x" });
    expect(createCommittable(testIo())(join(root, "a.secret"))).toBe(false);
  });

  it("in a directory whose .git is something else", () => {
    const root = temporaryDirectory();
    write(root, { "a.secret": "x", ".git/x": "" });
    expect(createCommittable(testIo())(join(root, "a.secret"))).toBe(false);
  });

  it("but a submodule is one", () => {
    const root = temporaryDirectory();
    write(root, { "a.secret": "x", ".git": "gitdir: ../.git/modules/x\n" });
    expect(createCommittable(testIo())(join(root, "a.secret"))).toBe(true);
  });
});
