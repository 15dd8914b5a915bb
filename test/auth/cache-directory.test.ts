import { chmodSync, chownSync, mkdirSync, renameSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findDirectoryProblem, prepareDirectory } from "../../scripts/auth/cache-directory.ts";
import { RefusedError } from "../../scripts/core/errors.ts";
import { createLogger } from "../../scripts/terminal/logger.ts";
import { givenHome, type Home } from "../support/given-home.ts";
import { giveAway, isRoot, noRoot } from "../support/users.ts";

const entryName = `${"A".repeat(64)}.json`;
const getMode = (path: string): number => statSync(path).mode & 0o7777;

interface Case {
  readonly name: string;
  /** Sets up the disk, and returns the directory. */
  readonly given: (home: Home) => string;
  readonly root?: true;
}

function makeDirectory(path: string, mode: number, ...names: readonly string[]): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  for (const name of names) writeFileSync(join(path, name), "", { mode: 0o600 });
  chmodSync(path, mode);
  return path;
}

const usable: readonly Case[] = [
  { name: "none yet", given: ({ cache }) => cache },
  { name: "none yet, nor its parents", given: ({ home }) => `${home}/a/b/c` },
  { name: "a private one anywhere", given: ({ home }) => makeDirectory(`${home}/elsewhere`, 0o700, "note") },
  { name: "an empty open one below the StellaOps home", given: ({ cache }) => makeDirectory(cache, 0o777) },
  {
    name: "an open one with tokens",
    given: ({ cache }) => makeDirectory(cache, 0o755, entryName, `${entryName}.lock`),
  },
  {
    name: "one below a directory that the user's own group may change (umask 002)",
    given: ({ home }) => `${makeDirectory(`${home}/group`, 0o775)}/tokens`,
  },
  {
    name: "one below a sticky directory",
    given: ({ home }) => `${makeDirectory(`${home}/sticky`, 0o1777)}/tokens`,
  },
  {
    name: "one below a link of the user's",
    given: ({ home }) => {
      makeDirectory(`${home}/real`, 0o700);
      symlinkSync(`${home}/real`, `${home}/link`);
      return `${home}/link/tokens`;
    },
  },
];

describe("prepareDirectory() makes or closes a token cache:", () => {
  it.each(usable)("$name", ({ given }) => {
    const home = givenHome({ profiles: { p: {} } });
    const directory = given(home);
    const io = home.io();
    prepareDirectory(directory, { io, log: createLogger(io, "normal") });
    expect(getMode(directory)).toBe(0o700);
  });
});

const refused: readonly (Case & { readonly says: string; readonly hint: string })[] = [
  {
    name: "an open one elsewhere",
    given: ({ home }) => makeDirectory(`${home}/shared`, 0o755),
    says: '"~/shared" is open to other users (mode 0755)',
    hint: "chmod 700 ~/shared",
  },
  {
    name: "an open one elsewhere with tokens",
    given: ({ home }) => makeDirectory(`${home}/shared`, 0o755, entryName),
    says: '"~/shared" is open to other users (mode 0755)',
    hint: "chmod 700 ~/shared",
  },
  {
    name: "a sticky one with files of others",
    given: ({ home }) => makeDirectory(`${home}/shared`, 0o1777, "note"),
    says: '"~/shared" is open to other users (mode 0777)',
    hint: "name another TokenCacheDirectory in the profile",
  },
  {
    name: "an open one below the StellaOps home that holds something else",
    given: ({ cache }) => makeDirectory(cache, 0o755, "note"),
    says: '"~/.stellaops/tokens" is open to other users (mode 0755)',
    hint:
      "name another TokenCacheDirectory in the profile, or, if nobody else uses this one, chmod 700 ~/.stellaops/tokens",
  },
  {
    name: "the StellaOps home itself",
    given: ({ stella }) => makeDirectory(stella(), 0o755),
    says: '"~/.stellaops" is open to other users (mode 0755)',
    hint: "name another TokenCacheDirectory in the profile, or, if nobody else uses this one, chmod 700 ~/.stellaops",
  },
  {
    name: "a link, wherever it leads",
    given: ({ home, cache }) => {
      makeDirectory(`${home}/real`, 0o700);
      symlinkSync(`${home}/real`, cache);
      return cache;
    },
    says: '"~/.stellaops/tokens" is a symbolic link, not a directory',
    hint: "name another TokenCacheDirectory in the profile",
  },
  {
    name: "a file",
    given: ({ home }) => (writeFileSync(`${home}/file`, ""), `${home}/file`),
    says: '"~/file" is a file, not a directory',
    hint: "name another TokenCacheDirectory in the profile",
  },
  {
    name: "one below a directory that everybody may change",
    given: ({ home }) => makeDirectory(`${makeDirectory(`${home}/shared`, 0o777)}/tokens`, 0o700),
    says: 'another user can replace "~/shared/tokens": "~/shared" can be changed by other users (mode 0777)',
    hint: "chmod go-w ~/shared",
  },
  {
    name: "one that is not there yet below a directory that everybody may change",
    given: ({ home }) => `${makeDirectory(`${home}/shared`, 0o777)}/new/tokens`,
    says: 'another user can replace "~/shared/new/tokens": "~/shared" can be changed by other users (mode 0777)',
    hint: "chmod go-w ~/shared",
  },
  {
    name: "one below a directory that another group may change",
    given: ({ home }) => {
      makeDirectory(`${home}/group`, 0o700);
      chownSync(`${home}/group`, 0, 65_534);
      chmodSync(`${home}/group`, 0o2775);
      return `${home}/group/tokens`;
    },
    root: true,
    says: 'another user can replace "~/group/tokens": "~/group" can be changed by other users (mode 0775)',
    hint: "chmod go-w ~/group",
  },
  {
    name: "another user's",
    given: ({ home }) => {
      giveAway(makeDirectory(`${home}/theirs`, 0o700));
      return `${home}/theirs`;
    },
    root: true,
    says: '"~/theirs" belongs to user 65534, not to you (0)',
    hint: "name another TokenCacheDirectory in the profile",
  },
  {
    name: "one below another user's directory",
    given: ({ home }) => {
      giveAway(makeDirectory(`${home}/theirs`, 0o755));
      return makeDirectory(`${home}/theirs/tokens`, 0o700);
    },
    root: true,
    says: 'another user can replace "~/theirs/tokens": "~/theirs" belongs to user 65534, not to you (0)',
    hint: "name another TokenCacheDirectory in the profile",
  },
];

describe("prepareDirectory() refuses, and changes nothing:", () => {
  for (const { name, given, says, hint, root } of refused) {
    it.skipIf(root && !isRoot)(`${name}${root ? noRoot : ""}`, () => {
      const home = givenHome({ profiles: { p: {} } });
      const directory = given(home);
      const io = home.io();
      const before = io.files.lstat(directory);
      const inHome = (text: string): string => text.replaceAll("~", home.home);
      expect(findDirectoryProblem(directory, io)).toEqual({ message: inHome(says), hint: inHome(hint) });
      expect(() => prepareDirectory(directory, { io, log: createLogger(io, "normal") })).toThrow(RefusedError);
      expect(io.files.lstat(directory)).toEqual(before);
    });
  }

  it("a directory of the system", () => {
    const { message, hint } = findDirectoryProblem("/proc", givenHome().io()) ?? {};
    expect([message, hint]).toEqual([
      expect.stringMatching(/^"\/proc" /),
      expect.stringMatching(/^name another TokenCacheDirectory in the profile/),
    ]);
  });

  it("a directory that is not there while its parent is a file: the system's own error", () => {
    const home = givenHome({ profiles: { p: {} } });
    const io = home.io();
    renameSync(home.profile("p"), `${home.home}/file`);
    expect(() => prepareDirectory(`${home.home}/file/tokens`, { io, log: createLogger(io, "normal") })).toThrow(
      "a part of the path is not a directory",
    );
  });
});
