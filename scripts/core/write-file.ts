import { FailedError, FileError } from "./errors.ts";
import { findOwnershipProblem } from "./file-access.ts";
import type { FileInfo, Io } from "./io.ts";
import { basename, dirname, joinPath } from "./paths.ts";
import { createPrivateDirectory, otherPath, privateFileMode, refusePlantedLink } from "./private-files.ts";
import { createTemporaryPath, removeLeftover, sweepLeftovers } from "./temporary-files.ts";

/** What this module needs of the world. */
export type WriteFileIo = Pick<Io, "files" | "platform" | "userId" | "processId">;

/** How a file is written. */
export interface WritePolicy {
  /** Its mode, less the umask; `kept` for that of the file that is replaced, which must be there. */
  readonly mode: number | "kept";
  /** A symbolic link in its place: followed only if this user or root has made it. */
  readonly links: "refused" | "followed";
  /** Whose file may be replaced. */
  readonly owner: "self" | "anyone";
  /** Its directory: `private` for one of the user's own, not a link, made 0700 when it is missing. */
  readonly directory: "private" | "any";
}

/** For secrets, tokens and profiles: only the owner may read them. */
export const privatePolicy: WritePolicy = {
  mode: privateFileMode,
  links: "refused",
  owner: "self",
  directory: "private",
};

/** For what the user's own file holds, changed in place: others may share it, or have a link to it. */
export const editPolicy: WritePolicy = { mode: "kept", links: "followed", owner: "self", directory: "any" };

/** For reports and generated files: they hold no secret, and other steps of a pipeline read them. */
export const reportPolicy: WritePolicy = { mode: 0o644, links: "followed", owner: "anyone", directory: "any" };

/**
 * Writes a file, all of it or nothing: a temporary file in its directory, synced, is renamed over it. The one way by which
 * this tool replaces a file. Nothing is written through a link that another user has put on the way.
 * @param shownPath The path as messages name it.
 * @throws {FailedError} when the policy does not allow what is there, or the way to it changes meanwhile.
 * @throws {FileError} when the operating system refuses.
 */
export function writeFile(
  io: WriteFileIo,
  path: string,
  content: Uint8Array,
  policy: WritePolicy,
  shownPath: string = path,
): void {
  refusePlantedLink(path, io);
  if (policy.directory === "private") createPrivateDirectory(io, dirname(path, io.platform));
  let temporary: string | undefined;
  try {
    const target = resolveTarget(path, policy, io);
    const mode = chooseMode(shownPath, requireReplaceable(shownPath, target, policy, io), policy);
    temporary = createTemporaryPath(target, io);
    io.files.createFile(temporary, content, mode);
    requireSamePlace(shownPath, temporary, io);
    // The umask may have taken bits away.
    if (policy.mode === "kept") io.files.chmod(temporary, mode);
    if (policy.directory === "private") sweepLeftovers(temporary, io);
    io.files.rename(temporary, target);
  } catch (error) {
    if (temporary !== undefined) removeLeftover(io, temporary);
    throw error instanceof FileError ? new FileError("write", shownPath, error.code, { cause: error }) : error;
  }
}

/** Where the content goes: a path without links, so that it leads nowhere else later. */
function resolveTarget(path: string, { links }: WritePolicy, { files, platform }: WriteFileIo): string {
  // A link that leads nowhere is replaced.
  if (links === "followed" && files.stat(path)) return files.realPath(path);
  return joinPath(platform, files.realPath(dirname(path, platform)), basename(path, platform));
}

/** What is to be replaced, if there is something. @throws {FailedError} when the policy does not allow it. */
function requireReplaceable(
  shownPath: string,
  target: string,
  { links, owner }: WritePolicy,
  io: WriteFileIo,
): FileInfo | undefined {
  const info = io.files.lstat(target);
  if (!info || (info.kind === "symlink" && links === "followed")) return undefined;
  const problem = findOwnershipProblem(info, "file", owner === "self" ? io : { userId: () => undefined });
  if (problem) throw new FailedError(`"${shownPath}" ${problem.message}`, { hint: otherPath });
  return info;
}

function chooseMode(shownPath: string, existing: FileInfo | undefined, { mode }: WritePolicy): number {
  if (mode !== "kept") return mode;
  if (existing) return existing.mode ?? privateFileMode;
  throw new FailedError(`cannot replace "${shownPath}": there is no such file`);
}

/**
 * Makes sure that the temporary file was made where it should be. Whoever swaps a directory on the way for a link would
 * have to do it again between the two look-ups of one `rename` call.
 */
function requireSamePlace(shownPath: string, temporary: string, io: WriteFileIo): void {
  if (io.files.realPath(temporary) === temporary) return;
  throw new FailedError(`"${shownPath}" leads somewhere else than a moment ago. nothing was written`, {
    hint: otherPath,
  });
}
