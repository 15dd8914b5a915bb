import ignore, { type Ignore } from "ignore";
import type { Io } from "../core/io.ts";
import { dirname, joinPath } from "../core/paths.ts";
import { once } from "./memoize.ts";
import { unlessRefused } from "./or-default.ts";

/** What this module needs of the world. */
export type RepositoryIo = Pick<Io, "files" | "platform" | "env">;

/** Whether git would offer a file for a commit: it lies in a work tree, and nothing ignores it. */
export type Committable = (path: string) => boolean;

/** Longer lists of ignored files are not read to the end. In bytes. */
const maxIgnoreBytes = 1_048_576;

/**
 * Answers from the files of git alone, without running it: `.gitignore` on the way from the work tree's root, then
 * `.git/info/exclude`, then the user's own list where git looks for it unless told otherwise (gitignore(5)).
 */
export function createCommittable(io: RepositoryIo): Committable {
  const path = (directory: string, ...parts: string[]): string => joinPath(io.platform, directory, ...parts);
  const listAt = once((file: string): Ignore =>
    ignore({ ignorecase: io.platform === "windows" }).add(readText(file, io))
  );
  const rootOf = once((directory: string): string | undefined => {
    if (isWorkTree(path(directory, ".git"), io)) return directory;
    const parent = dirname(directory, io.platform);
    return parent === directory ? undefined : rootOf(parent);
  });
  /** The lists that concern what lies in a directory, the strongest first, each with the path's part below it. */
  const listsFor = (root: string, parts: readonly string[]): [Ignore, string][] => {
    const whole = parts.join("/");
    const own = parts.map((_, depth): [Ignore, string] => [
      listAt(path(root, ...parts.slice(0, depth), ".gitignore")),
      parts.slice(depth).join("/"),
    ]);
    const home = io.env("HOME");
    const shared = [path(root, ".git", "info", "exclude"), ...(home ? [path(home, ".config", "git", "ignore")] : [])];
    return [...own.reverse(), ...shared.map((file): [Ignore, string] => [listAt(file), whole])];
  };
  return (file) => {
    const root = rootOf(dirname(file, io.platform));
    if (root === undefined) return false;
    const parts = file.slice(root.length).split(io.platform === "windows" ? /[\\/]/ : "/").filter(Boolean);
    // A file below an ignored directory is ignored, whatever other lists say about it.
    return parts.every((_, index) => {
      const end = index < parts.length - 1 ? "/" : "";
      return !isIgnored(listsFor(root, parts.slice(0, index + 1)), end);
    });
  };
}

/** The first list that says anything decides. */
function isIgnored(lists: readonly [Ignore, string][], end: string): boolean {
  for (const [list, below] of lists) {
    const { ignored, unignored } = list.test(below + end);
    if (ignored || unignored) return ignored;
  }
  return false;
}

/** A `.git` directory with a HEAD, or the file that stands in for one in submodules and linked work trees. */
function isWorkTree(git: string, io: RepositoryIo): boolean {
  const kindOf = (path: string): string | undefined => unlessRefused(() => io.files.stat(path)?.kind, undefined);
  const kind = kindOf(git);
  return kind === "file" || (kind === "directory" && kindOf(joinPath(io.platform, git, "HEAD")) !== undefined);
}

function readText(file: string, io: RepositoryIo): string {
  return unlessRefused(() => new TextDecoder().decode(io.files.read(file, maxIgnoreBytes).bytes), "");
}
