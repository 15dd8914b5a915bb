import ignore, { type Ignore } from "ignore";
import { tryAccess } from "../core/file-access.ts";
import type { Io } from "../core/io.ts";
import { memoize } from "../core/memoize.ts";
import { dirname, joinPath } from "../core/paths.ts";

/** What this module needs of the world. */
export type RepositoryIo = Pick<Io, "files" | "platform" | "env">;

/** Whether git would offer a file for a commit: it is in a work tree and not ignored. */
export type CommittableCheck = (path: string) => boolean;

/** A longer list of ignored files is cut off here. In bytes. */
const maxIgnoreBytes = 1_048_576;

/**
 * Makes a check that reads git's files without running git: each `.gitignore` from the file up to the root of the work
 * tree, then `.git/info/exclude`, then the user's list in its default place (gitignore(5)).
 */
export function createCommittableCheck(io: RepositoryIo): CommittableCheck {
  const path = (directory: string, ...parts: string[]): string => joinPath(io.platform, directory, ...parts);
  const readList = memoize((file: string): Ignore =>
    ignore({ ignorecase: io.platform === "windows" }).add(readText(file, io))
  );
  const findRoot = memoize((directory: string): string | undefined => {
    if (isWorkTree(path(directory, ".git"), io)) return directory;
    const parent = dirname(directory, io.platform);
    return parent === directory ? undefined : findRoot(parent);
  });
  /** The lists that apply to a path, the strongest first, each with the part of the path below the list. */
  const findLists = (root: string, parts: readonly string[]): [Ignore, string][] => {
    const whole = parts.join("/");
    const own = parts.map((_, depth): [Ignore, string] => [
      readList(path(root, ...parts.slice(0, depth), ".gitignore")),
      parts.slice(depth).join("/"),
    ]);
    const home = io.env("HOME");
    const shared = [path(root, ".git", "info", "exclude"), ...(home ? [path(home, ".config", "git", "ignore")] : [])];
    return [...own.reverse(), ...shared.map((file): [Ignore, string] => [readList(file), whole])];
  };
  return (file) => {
    const root = findRoot(dirname(file, io.platform));
    if (root === undefined) return false;
    const parts = file.slice(root.length).split(io.platform === "windows" ? /[\\/]/ : "/").filter(Boolean);
    // A file below an ignored directory is ignored, no matter what other lists say.
    return parts.every((_, index) => {
      const end = index < parts.length - 1 ? "/" : "";
      return !isIgnored(findLists(root, parts.slice(0, index + 1)), end);
    });
  };
}

/** The first list with a matching pattern decides. */
function isIgnored(lists: readonly [Ignore, string][], end: string): boolean {
  for (const [list, below] of lists) {
    const { ignored, unignored } = list.test(below + end);
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** A `.git` directory with a HEAD, or the file that stands in for one in submodules and linked work trees. */
function isWorkTree(git: string, io: RepositoryIo): boolean {
  const getKind = (path: string): string | undefined => tryAccess(() => io.files.stat(path)?.kind, undefined);
  const kind = getKind(git);
  return kind === "file" || (kind === "directory" && getKind(joinPath(io.platform, git, "HEAD")) !== undefined);
}

function readText(file: string, io: RepositoryIo): string {
  return tryAccess(() => new TextDecoder().decode(io.files.read(file, maxIgnoreBytes).bytes), "");
}
