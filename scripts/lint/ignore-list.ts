import { type Budget, compileGlob, matchGlob } from "./glob.ts";
import { memoize } from "../core/memoize.ts";

/** What a list says about a path; undefined when none of its patterns fits. */
export type IgnoreVerdict = "ignored" | "kept" | undefined;

/** A path below the directory of a list, without a slash at its end, in UTF-8. */
export interface ListedPath {
  readonly bytes: Uint8Array;
  /** Where its last part begins. */
  readonly base: number;
  readonly isDirectory: boolean;
}

/** Says whether a list ignores a path. */
export type IgnoreList = (path: ListedPath, budget: Budget) => IgnoreVerdict;

/** One line of a list. */
interface Pattern {
  readonly bytes: Uint8Array;
  readonly verdict: IgnoreVerdict;
  /** Whether it ends in a slash: it fits directories only. */
  readonly directoriesOnly: boolean;
  /** Whether it has a slash within: it fits whole paths, otherwise the last part of one. */
  readonly wholePath: boolean;
}

/**
 * Parses a list of ignored files (gitignore(5)). The own evaluation takes time in proportion to pattern and path, where
 * regular expressions made of foreign patterns take exponential time.
 */
export function parseIgnoreList(text: string): IgnoreList {
  const lines = text.replace(/^\ufeff/, "").split("\n").map(parseLine);
  // The last pattern that fits counts.
  const patterns = lines.filter((pattern) => pattern !== undefined).reverse();
  const compile = memoize(({ bytes }: Pattern) => compileGlob(bytes));
  return ({ bytes, base, isDirectory }, budget) => {
    const last = bytes.subarray(base);
    const fitting = patterns.find((pattern) => {
      budget.left--;
      if (budget.left < 0 || (pattern.directoriesOnly && !isDirectory)) return false;
      const glob = compile(pattern);
      return glob !== undefined && matchGlob(glob, pattern.wholePath ? bytes : last, budget);
    });
    return fitting?.verdict;
  };
}

/** The pattern in a line; undefined when it has none. */
function parseLine(line: string): Pattern | undefined {
  const [, bang = "", pattern = "", slash = ""] = /^(!?)(.*?)(\/?)$/.exec(trimEnd(line.replace(/\r$/, ""))) ?? [];
  if (pattern === "" || line.startsWith("#")) return undefined;
  return {
    bytes: new TextEncoder().encode(pattern.replace(/^\//, "")),
    verdict: bang ? "kept" : "ignored",
    directoriesOnly: slash !== "",
    wholePath: pattern.includes("/"),
  };
}

/** Without the spaces at the end, unless a backslash escapes them. */
function trimEnd(line: string): string {
  let end = 0;
  for (let at = 0; at < line.length; at++) {
    if (line[at] === " ") continue;
    if (line[at] === "\\") at++;
    end = Math.min(at + 1, line.length);
  }
  return line.slice(0, end);
}
