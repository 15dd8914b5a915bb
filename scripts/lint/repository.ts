import { tryAccess } from "../core/file-access.ts";
import type { Io, Platform } from "../core/io.ts";
import { memoize } from "../core/memoize.ts";
import { dirname, joinPath } from "../core/paths.ts";
import type { Budget } from "./glob.ts";
import { type IgnoreList, type ListedPath, parseIgnoreList } from "./ignore-list.ts";

/** What this module needs of the world. */
export type RepositoryIo = Pick<Io, "files" | "platform" | "env">;

/**
 * Whether git would offer a file for a commit: it is in a work tree and not ignored. Undefined when the lists take too
 * long to find out.
 */
export type CommittableCheck = (path: string) => boolean | undefined;

/** The largest list of ignored files that is read, in bytes. */
const maxListBytes = 262_144;

/** The steps that one path may take: a moment, hundreds of times what real lists need. */
const maxSteps = 500_000;

/** A list, and where the paths begin that it is about. */
interface PlacedList {
  readonly list: IgnoreList;
  readonly start: number;
}

/**
 * Makes a check that reads git's files without running git: each `.gitignore` from the file up to the root of the work
 * tree, then `.git/info/exclude`, then the user's list in its default place (gitignore(5)).
 */
export function createCommittableCheck(io: RepositoryIo): CommittableCheck {
  const { platform } = io;
  const foldCase = (text: string): string => platform === "windows" ? text.toLowerCase() : text;
  const readList = memoize((file: string): IgnoreList | undefined => {
    const text = readText(file, io);
    if (text === undefined) return undefined;
    return text.length > maxListBytes ? giveUp : parseIgnoreList(foldCase(text));
  });
  const placeList = (start: number, directory: string, ...names: string[]): PlacedList[] => {
    const list = readList(joinPath(platform, directory, ...names));
    return list ? [{ list, start }] : [];
  };
  const isRoot = memoize((directory: string): boolean => isWorkTree(joinPath(platform, directory, ".git"), io));
  return (file) => {
    const root = findParent(file, isRoot, platform);
    if (root === undefined) return false;
    const home = io.env("HOME");
    // The strongest is the last.
    const lists = [
      ...home ? placeList(0, home, ".config", "git", "ignore") : [],
      ...placeList(0, root, ".git", "info", "exclude"),
    ];
    const parts = file.slice(root.length).split(platform === "windows" ? /[\\/]/ : "/").filter(Boolean);
    const bytes = new TextEncoder().encode(foldCase(parts.join("/")));
    const budget: Budget = { left: maxSteps };
    let directory = root;
    // A file below an ignored directory is ignored, no matter what other lists say.
    for (let base = 0; base < bytes.length;) {
      lists.push(...placeList(base, directory, ".gitignore"));
      const slash = bytes.indexOf(slashByte, base);
      const end = slash < 0 ? bytes.length : slash;
      const isIgnored = judge({ bytes: bytes.subarray(0, end), base, isDirectory: slash >= 0 }, lists, budget);
      if (budget.left < 0) return undefined;
      if (isIgnored) return false;
      directory = joinPath(platform, directory, new TextDecoder().decode(bytes.subarray(base, end)));
      base = end + 1;
    }
    return true;
  };
}

const slashByte = 0x2f;

/** A list that is too long to evaluate. */
const giveUp: IgnoreList = (_, budget) => {
  budget.left = -1;
  return undefined;
};

/** Whether the strongest list with a pattern that fits ignores a path. */
function judge({ bytes, base, isDirectory }: ListedPath, lists: readonly PlacedList[], budget: Budget): boolean {
  for (const { list, start } of lists.toReversed()) {
    const verdict = list({ bytes: bytes.subarray(start), base: base - start, isDirectory }, budget);
    if (verdict) return verdict === "ignored";
  }
  return false;
}

/** The nearest directory above a file that fits. */
function findParent(file: string, fits: (directory: string) => boolean, platform: Platform): string | undefined {
  let below = file;
  for (;;) {
    const directory = dirname(below, platform);
    if (fits(directory)) return directory;
    if (directory === below) return undefined;
    below = directory;
  }
}

/** A `.git` directory with a HEAD, or the file that stands in for one in submodules and linked work trees. */
function isWorkTree(git: string, io: RepositoryIo): boolean {
  const getKind = (path: string): string | undefined => tryAccess(() => io.files.stat(path)?.kind, undefined);
  const kind = getKind(git);
  return kind === "file" || (kind === "directory" && getKind(joinPath(io.platform, git, "HEAD")) !== undefined);
}

/** The text of a list; undefined when it is not there. */
function readText(file: string, io: RepositoryIo): string | undefined {
  return tryAccess(() => new TextDecoder().decode(io.files.read(file, maxListBytes + 1).bytes), undefined);
}
