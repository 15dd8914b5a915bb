import { FileError } from "./errors.ts";
import { formatMode, isForeign } from "./file-access.ts";
import type { FileInfo, Io } from "./io.ts";
import { dirname, joinPath } from "./paths.ts";

/** A directory, link or file on the way to a path. */
interface PathPart {
  readonly path: string;
  readonly info: FileInfo;
}

/** A part of a path by which another user can decide what is found there. */
export interface InsecurePart {
  readonly path: string;
  /** It belongs to another user; others may write it. */
  readonly kind: "owner" | "mode";
  /** The same as a predicate, to follow the path: `belongs to user 1001`. */
  readonly message: string;
  /** The command by which this user can repair it, if there is one. */
  readonly command?: string;
}

/** As many symbolic links as Linux follows in one path. */
const maxLinks = 40;

/** Walks to a path as the operating system does, link by link, as far as there is something. */
function* walkPath(path: string, io: Pick<Io, "files" | "platform">): Generator<PathPart> {
  const toDo = splitPath(path);
  let at = "/";
  const root = io.files.lstat(at);
  if (root) yield { path: at, info: root };
  for (let links = 0, name = toDo.pop(); name !== undefined; name = toDo.pop()) {
    if (name === "..") {
      at = dirname(at, io.platform);
      continue;
    }
    const next = joinPath(io.platform, at, name);
    const info = io.files.lstat(next);
    if (!info) return;
    yield { path: next, info };
    if (info.kind !== "symlink") {
      at = next;
      continue;
    }
    if (++links > maxLinks) throw new FileError("resolve", path, "ELOOP");
    const target = io.files.readLink(next);
    if (target.startsWith("/")) at = "/";
    toDo.push(...splitPath(target));
  }
}

/** The names in a path, the first one last. */
const splitPath = (path: string): string[] => path.split("/").filter((name) => name !== "" && name !== ".").reverse();

/**
 * Finds what lets another user change what is at a path, or put something else there: a file, a directory or a link on
 * the way that belongs to neither this user nor root, or that others may write. Others may write a sticky directory, where
 * each can replace only what is their own, and a user's own group may write what is the user's (umask 002). The rule is
 * that of OpenSSH for its keys. Nothing is found on Windows, which has no modes.
 * @throws {FileError} when a part cannot be looked at.
 */
export function findInsecurePart(
  path: string,
  io: Pick<Io, "files" | "platform" | "userId">,
): InsecurePart | undefined {
  if (io.userId() === undefined) return undefined;
  for (const { path: part, info } of walkPath(path, io)) {
    const problem = judgePart(part, info, io);
    if (problem) return problem;
  }
  return undefined;
}

/** Judges one part of a path by its `lstat`, as {@linkcode findInsecurePart} does with each. */
export function judgePart(path: string, info: FileInfo, io: Pick<Io, "userId">): InsecurePart | undefined {
  if (io.userId() === undefined) return undefined;
  if (!isTrustedOwner(info, io)) {
    return { path, kind: "owner", message: `belongs to user ${info.owner}, not to you (${io.userId()})` };
  }
  if (info.kind === "symlink" || info.isSticky || !isWritableByOthers(info)) return undefined;
  const message = `can be changed by other users (mode ${formatMode(info.mode ?? 0)})`;
  return { path, kind: "mode", message, ...(isForeign(info, io) ? {} : { command: `chmod go-w ${path}` }) };
}

/** Whether root or the user's own group is the only one beside the owner who may write. */
function isWritableByOthers({ mode = 0, owner, group }: FileInfo): boolean {
  return (mode & 0o002) !== 0 || ((mode & 0o020) !== 0 && group !== owner);
}

/** Root can change everything anyway. */
function isTrustedOwner({ owner }: FileInfo, io: Pick<Io, "userId">): boolean {
  return owner === 0 || owner === io.userId();
}

/**
 * Finds a symbolic link on the way to a path that another user has put there. Root's links are part of the system.
 * @throws {FileError} when a part cannot be looked at.
 */
export function findPlantedLink(
  path: string,
  io: Pick<Io, "files" | "platform" | "userId">,
): { readonly path: string; readonly owner: number | undefined } | undefined {
  if (io.userId() === undefined) return undefined;
  for (const { path: part, info } of walkPath(path, io)) {
    if (info.kind === "symlink" && !isTrustedOwner(info, io)) return { path: part, owner: info.owner };
  }
  return undefined;
}
