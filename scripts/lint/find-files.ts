import { NotFoundError } from "../core/errors.ts";
import { tryAccess } from "../core/file-access.ts";
import type { Io } from "../core/io.ts";
import { joinPath } from "../core/paths.ts";
import { expandPath, getProfilesDirectory } from "../profile/home.ts";
import { isPattern, matchProfileNames } from "../profile/match-profiles.ts";
import { findNameProblem, getProfileFile, isPath, isYamlFile, suggestProfiles } from "../profile/resolve-profile.ts";
import type { LintTarget } from "./lint-file.ts";

/** Directories that hold no profiles. */
const skipped = new Set([".git", "node_modules"]);

/**
 * The files that the arguments stand for, each once, in order: names, files, directories with everything below them,
 * globs. Without arguments, the profiles directory.
 * @throws {NotFoundError} when all of them together match nothing.
 * @throws {FileError} when a directory among the arguments cannot be listed.
 * @throws {UsageError} when a profile cannot have that name.
 */
export async function findFiles(args: readonly string[], io: Io): Promise<LintTarget[]> {
  const paths = new Set(args.length === 0 ? findFilesBelow(getProfilesDirectory(io), io) : []);
  // Sequentially, so that the first failure is the one reported.
  for (const argument of args) for (const path of await findMatches(argument, io)) paths.add(path);
  if ([...paths].some((path) => exists(path, io))) {
    return [...paths].map((path) => ({ path, shownPath: shortenPath(path, io) }));
  }
  const what = args.length > 0 ? args.map((argument) => `"${argument}"`).join(", ") : getProfilesDirectory(io);
  throw new NotFoundError(args.length > 0 ? `nothing matches ${what}` : `there are no profiles in ${what}`, {
    hint: `name a profile, a file, a directory or a glob. ${suggestProfiles(io)}`,
  });
}

/** The paths that one argument stands for. One that does not exist is kept, since the linter reports it. */
async function findMatches(argument: string, io: Io): Promise<string[]> {
  const isName = !isPath(argument) && findNameProblem(argument) === undefined;
  if (isName && exists(getProfileFile(argument, io), io)) return [getProfileFile(argument, io)];
  const named = isPattern(argument) ? matchProfileNames(argument, io) : [];
  if (named.length > 0) return named.map((name) => getProfileFile(name, io));
  const path = expandPath(argument, io.cwd(), io);
  const kind = getKind(path, io);
  if (kind === "directory" && !isYamlFile(path)) return findFilesBelow(path, io);
  if (kind) return [path];
  const { default: picomatch } = await import("picomatch");
  const { base, glob } = picomatch.scan(argument);
  if (glob) return findGlobMatches(expandPath(base, io.cwd(), io), picomatch(glob), io);
  return [isPath(argument) ? path : getProfileFile(argument, io)];
}

function findGlobMatches(base: string, matches: (path: string) => boolean, io: Io): string[] {
  const below = joinPath(io.platform, base, "").length;
  return findFilesBelow(base, io).filter((file) => matches(file.slice(below).replaceAll("\\", "/")));
}

/**
 * Every profile file in a directory and below it. Symbolic links to directories are not followed: they may form cycles.
 * @throws {FileError} when the directory cannot be listed. One further down counts as empty.
 */
function findFilesBelow(directory: string, io: Io): string[] {
  const names = io.files.stat(directory)?.kind === "directory" ? io.files.list(directory) : [];
  return names.flatMap((name) => {
    const path = joinPath(io.platform, directory, name);
    if (isYamlFile(name)) return [path];
    const descends = !skipped.has(name) && io.files.lstat(path)?.kind === "directory";
    return descends ? tryAccess(() => findFilesBelow(path, io), []) : [];
  });
}

const exists = (path: string, io: Io): boolean => getKind(path, io) !== undefined;

/** The kind of file at a path. Dangling links exist, and so does what the operating system refuses to show. */
function getKind(path: string, io: Io): string | undefined {
  return tryAccess(() => (io.files.stat(path) ?? io.files.lstat(path))?.kind, "other");
}

/** A path as it is shown: relative to the current directory if it is below it. */
export function shortenPath(path: string, io: Pick<Io, "cwd" | "platform">): string {
  const below = joinPath(io.platform, io.cwd(), "");
  return path.startsWith(below) && path !== below ? path.slice(below.length) : path;
}
