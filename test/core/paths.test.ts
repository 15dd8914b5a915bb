import { describe, expect, it } from "vitest";
import type { Platform } from "../../scripts/core/io.ts";
import { basename, dirname, isAbsolute, joinPath, resolvePath } from "../../scripts/core/paths.ts";

type Row = readonly [platform: Platform, path: string, expected: unknown];

describe("isAbsolute()", () => {
  it.each<Row>([
    ["posix", "/a", true],
    ["posix", "a", false],
    ["posix", "C:\\a", false],
    ["windows", "C:\\a", true],
    ["windows", "c:/a", true],
    ["windows", "\\\\server\\share\\a", true],
    ["windows", "C:a", false],
    ["windows", "a\\b", false],
  ])("%s %s → %s", (platform, path, expected) => expect(isAbsolute(path, platform)).toBe(expected));
});

describe("resolvePath()", () => {
  it.each<readonly [Platform, string, string, string]>([
    ["posix", "/home/u", "a/b", "/home/u/a/b"],
    ["posix", "/home/u", "../x/./y/", "/home/x/y"],
    ["posix", "/", "../../a", "/a"],
    ["posix", "/home/u", "/etc", "/etc"],
    ["posix", "/home/u", "a\\b", "/home/u/a\\b"],
    ["windows", "C:\\Users\\u", "a/b", "C:\\Users\\u\\a\\b"],
    ["windows", "C:\\Users\\u", "..\\..\\..\\x", "C:\\x"],
    ["windows", "C:\\Users\\u", "D:\\x", "D:\\x"],
    ["windows", "\\\\server\\share\\u", "..\\x", "\\\\server\\share\\x"],
  ])("%s %s + %s → %s", (platform, base, path, expected) => expect(resolvePath(platform, base, path)).toBe(expected));
});

describe("dirname(), basename() and joinPath()", () => {
  it.each<readonly [Platform, string, string, string]>([
    ["posix", "/a/b.yaml", "/a", "b.yaml"],
    ["posix", "/b.yaml", "/", "b.yaml"],
    ["posix", "/a/x\\y", "/a", "x\\y"],
    ["windows", "C:\\a\\b.yaml", "C:\\a", "b.yaml"],
    ["windows", "C:\\b.yaml", "C:\\", "b.yaml"],
    ["windows", "C:/a/b.yaml", "C:/a", "b.yaml"],
  ])("%s %s is in %s and named %s", (platform, path, directory, base) => {
    expect([dirname(path, platform), basename(path, platform)]).toEqual([directory, base]);
  });

  it.each<readonly [Platform, readonly [string, ...string[]], string]>([
    ["posix", ["/", "a", "b"], "/a/b"],
    ["posix", ["/a\\", "b"], "/a\\/b"],
    ["windows", ["C:\\", "a", "b"], "C:\\a\\b"],
    ["windows", ["C:/", "a"], "C:/a"],
  ])("%s %j → %s", (platform, [directory, ...parts], expected) => {
    expect(joinPath(platform, directory, ...parts)).toBe(expected);
  });
});
