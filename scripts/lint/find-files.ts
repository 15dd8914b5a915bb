import { NotFoundError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import { expandPath, getProfilesDirectory } from "../profile/home.ts";
import { findNameProblem, getProfileFile, isPath, isYamlFile } from "../profile/resolve-profile.ts";
import { joinPath } from "../core/paths.ts";
import type { Input } from "./source.ts";
import { unlessRefused } from "./or-default.ts";

/** What this module needs of the world. */
export type FilesIo = Io;

/** Directories that hold nobody's profiles. */
const skipped = new Set([".git", "node_modules"]);

/**
 * The files that the arguments mean, each once, in order: names, files, directories (with what is below them), globs.
 * No argument means the profiles directory.
 * @throws {NotFoundError} when all of them together match nothing.
 * @throws {FileError} when a directory that is meant cannot be listed.
 * @throws {UsageError} when a profile cannot have that name.
 */
export async function findFiles(wanted: readonly string[], io: FilesIo): Promise<Input[]> {
  const paths = new Set(wanted.length === 0 ? filesBelow(getProfilesDirectory(io), io) : []);
  // One after the other, so that the first that fails is the one that is told.
  for (const argument of wanted) for (const path of await match(argument, io)) paths.add(path);
  if ([...paths].some((path) => exists(path, io))) {
    return [...paths].map((path) => ({ path, file: shownPath(path, io) }));
  }
  const what = wanted.length > 0 ? wanted.map((argument) => `"${argument}"`).join(", ") : getProfilesDirectory(io);
  throw new NotFoundError(wanted.length > 0 ? `nothing matches ${what}` : `there are no profiles in ${what}`, {
    hint: "name a profile, a file, a directory or a glob. stella-profile list shows the profiles",
  });
}

/** The paths that one argument means. One that does not exist is kept: it is a finding of its own. */
async function match(argument: string, io: FilesIo): Promise<string[]> {
  const isName = !isPath(argument) && findNameProblem(argument) === undefined;
  if (isName && exists(getProfileFile(argument, io), io)) return [getProfileFile(argument, io)];
  const path = expandPath(argument, io.cwd(), io);
  const kind = kindOf(path, io);
  if (kind === "directory" && !isYamlFile(path)) return filesBelow(path, io);
  if (kind) return [path];
  const { default: picomatch } = await import("picomatch");
  const { base, glob } = picomatch.scan(argument);
  if (glob) return filesMatching(expandPath(base, io.cwd(), io), picomatch(glob), io);
  return [isPath(argument) ? path : getProfileFile(argument, io)];
}

function filesMatching(base: string, matches: (path: string) => boolean, io: FilesIo): string[] {
  const below = joinPath(io.platform, base, "").length;
  return filesBelow(base, io).filter((file) => matches(file.slice(below).replaceAll("\\", "/")));
}

/**
 * Every profile file in a directory and below it. Symbolic links to directories are not followed: they may lead round.
 * @throws {FileError} when the directory is there and cannot be listed. One below it then holds nothing.
 */
function filesBelow(directory: string, io: FilesIo): string[] {
  const names = io.files.stat(directory)?.kind === "directory" ? io.files.list(directory) : [];
  return names.flatMap((name) => {
    const path = joinPath(io.platform, directory, name);
    if (isYamlFile(name)) return [path];
    const descends = !skipped.has(name) && io.files.lstat(path)?.kind === "directory";
    return descends ? unlessRefused(() => filesBelow(path, io), []) : [];
  });
}

const exists = (path: string, io: FilesIo): boolean => kindOf(path, io) !== undefined;

/** What a path leads to; a link that leads nowhere is there, and what cannot be looked at as well. */
function kindOf(path: string, io: FilesIo): string | undefined {
  return unlessRefused(() => (io.files.stat(path) ?? io.files.lstat(path))?.kind, "other");
}

/** A path as people know it: relative to the current directory where it lies below it. */
export function shownPath(path: string, io: Pick<Io, "cwd" | "platform">): string {
  const below = joinPath(io.platform, io.cwd(), "");
  return path.startsWith(below) && path !== below ? path.slice(below.length) : path;
}
