import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { createCommittableCheck } from "../../scripts/lint/repository.ts";
import { temporaryDirectory, testIo } from "../support/io.ts";

/** What git itself would offer for a commit. */
function listOffered(root: string, home: string): string[] {
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

/** Compares the check with git for every path. */
function expectSameAsGit(
  lists: Readonly<Record<string, string>>,
  globalList?: string,
  names: readonly string[] = paths,
): void {
  const root = temporaryDirectory();
  execFileSync("git", ["init", "-q", root]);
  const io = testIo();
  write(root, Object.fromEntries(names.map((path) => [path, "x"])));
  write(root, lists);
  if (globalList !== undefined) write(io.home, { ".config/git/ignore": globalList });
  const isCommittable = createCommittableCheck(io);
  const git = listOffered(root, io.home);
  for (const path of names) {
    expect([lists, path, isCommittable(join(root, path))]).toEqual([lists, path, git.includes(path)]);
  }
}

describe("createCommittableCheck() agrees with git about", () => {
  const table: readonly [string, Record<string, string>][] = [
    ["no list", {}],
    ["a name", { ".gitignore": "a.secret\n" }],
    ["an anchored name", { ".gitignore": "/a.secret\n" }],
    ["a directory", { ".gitignore": "sub/\n" }],
    ["a directory of any depth", { ".gitignore": "deep/\n" }],
    ["a pattern", { ".gitignore": "*.secret\n" }],
    ["an exception", { ".gitignore": "*.secret\n!sub/a.secret\n" }],
    ["an exception below an ignored directory", { ".gitignore": "sub/\n!sub/a.secret\n" }],
    ["a list in a subdirectory", { ".gitignore": "*.secret\n", "sub/.gitignore": "!a.secret\n" }],
    ["a list below an ignored directory", { ".gitignore": "sub/\n", "sub/.gitignore": "!*\n" }],
    ["two stars", { ".gitignore": "sub/**/a.secret\n" }],
    ["info/exclude", { ".git/info/exclude": "*.secret\n" }],
    ["a list that overrides info/exclude", { ".git/info/exclude": "*.secret\n", ".gitignore": "!a.secret\n" }],
    ["comments, spaces and case", { ".gitignore": "# a.secret\n\nA.SECRET\nb.yaml \n" }],
  ];
  it.each(table)("%s", (_, lists) => expectSameAsGit(lists));
  it("the user's own list", () => expectSameAsGit({}, "*.secret\n"));

  it("the parts of patterns, in any order", () => {
    const part = fc.constantFrom(
      ..."a|b|*|**|/|?|[ab]|[!a]|[^a-c]|[a-]|[]a]|[[:alpha:]]|[[:nope:]]|[|]|\\|\\*|!|#| |\\ |-|\r|.".split("|"),
    );
    const line = fc.array(part, { minLength: 1, maxLength: 7 }).map((parts) => parts.join(""));
    const list = fc.array(line, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n"));
    const names = ["a", "b/a", "b/c", "c/a/b", "a b/ab", "c/b/a/b/c", "[/a", "b-/*", "d/ab/a ", "é/a"];
    fc.assert(fc.property(list, (text) => expectSameAsGit({ ".gitignore": text }, undefined, names)), { numRuns: 50 });
  }, 120_000);

  it("random patterns", () => {
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
      fc.property(list, list, (top, below) => expectSameAsGit({ ".gitignore": top, "sub/.gitignore": below })),
      { numRuns: 40 },
    );
  });
});

describe("createCommittableCheck()", () => {
  /** The lists of a repository whose evaluation by regular expressions takes minutes, or by length takes seconds. */
  const hostile: readonly [what: string, list: string, verdict: boolean | undefined][] = [
    ["18 directories at any depth", `${"**/a/".repeat(18)}b\n`, true],
    ["many stars", `${"*a".repeat(2000)}b\n`, true],
    ["nested stars", `/${"*/".repeat(200)}${"*x".repeat(100)}\n`, true],
    ["30,000 patterns", "**/x*y/\n".repeat(30_000), undefined],
    ["a pattern of 200,000 stars between slashes", `${"**/".repeat(70_000)}x\n`, undefined],
    ["a list of half a megabyte", "x\n".repeat(250_000), undefined],
    ["many sets", `${"[a-c]".repeat(40_000)}\n`, true],
  ];
  it.each(hostile)("takes little time for %s", (_, list, verdict) => {
    const root = temporaryDirectory();
    const path = `${"a/".repeat(40)}${"a".repeat(200)}.secret`;
    write(root, { ".git/HEAD": "", ".gitignore": list, [path]: "x" });
    const started = performance.now();
    expect(createCommittableCheck(testIo())(join(root, path))).toBe(verdict);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it("takes little time for a path of 2,000 directories", () => {
    const root = temporaryDirectory();
    write(root, { ".git/HEAD": "", ".gitignore": "*.txt\n" });
    expect(createCommittableCheck(testIo())(`${root}/${"a/".repeat(2000)}x`)).toBe(true);
  });

  it("finds nothing to commit outside a work tree", () => {
    const root = temporaryDirectory();
    write(root, { "a.secret": "x" });
    expect(createCommittableCheck(testIo())(join(root, "a.secret"))).toBe(false);
  });

  it("finds nothing to commit where .git is something else", () => {
    const root = temporaryDirectory();
    write(root, { "a.secret": "x", ".git/x": "" });
    expect(createCommittableCheck(testIo())(join(root, "a.secret"))).toBe(false);
  });

  it("takes a submodule for a work tree", () => {
    const root = temporaryDirectory();
    write(root, { "a.secret": "x", ".git": "gitdir: ../.git/modules/x\n" });
    expect(createCommittableCheck(testIo())(join(root, "a.secret"))).toBe(true);
  });
});
