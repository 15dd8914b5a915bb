import { FileError } from "./errors.ts";
import type { FileInfo, Io } from "./io.ts";

/** A file's mode as people write it: `0640`. */
export function formatMode(mode: number): string {
  return mode.toString(8).padStart(4, "0");
}

/** Whether users other than the owner may read, write or enter a file or directory. Never on Windows, which has no modes. */
export function isOpenToOthers<T extends Pick<FileInfo, "mode">>(info: T): info is T & { readonly mode: number } {
  return info.mode !== undefined && (info.mode & 0o077) !== 0;
}

/** Whether a file or directory belongs to another user. Never on Windows, which has no user ids. */
export function isForeign({ owner }: Pick<FileInfo, "owner">, io: Pick<Io, "userId">): boolean {
  const user = io.userId();
  return user !== undefined && owner !== user;
}

/** What an access to the file system gives, or `otherwise` when the operating system refuses it. */
export function tryAccess<T>(access: () => T, otherwise: T): T {
  try {
    return access();
  } catch (error) {
    if (error instanceof FileError) return otherwise;
    throw error;
  }
}

/** Why a file or directory is not private to this user. */
export interface PrivacyProblem {
  /** It is something else, such as a symbolic link; it belongs to another user; others may read, write or enter it. */
  readonly kind: "type" | "owner" | "mode";
  /** The same as a predicate, to follow the name of the file: `is open to other users (mode 0755)`. */
  readonly message: string;
}

const kindNames: Readonly<Record<FileInfo["kind"], string>> = {
  file: "file",
  directory: "directory",
  symlink: "symbolic link",
  other: "special file",
};

/**
 * Judges whether something is a file or directory of this user's own. Pass the result of `lstat`, so that a symbolic link
 * is of the wrong type.
 * @returns Undefined when it is.
 */
export function findOwnershipProblem(
  info: FileInfo,
  type: "file" | "directory",
  io: Pick<Io, "userId">,
): PrivacyProblem | undefined {
  if (info.kind !== type) return { kind: "type", message: `is a ${kindNames[info.kind]}, not a ${type}` };
  if (!isForeign(info, io)) return undefined;
  return { kind: "owner", message: `belongs to user ${info.owner}, not to you (${io.userId()})` };
}

/**
 * Judges whether a file or directory is private: this user's own, as {@linkcode findOwnershipProblem} has it, and closed to
 * others.
 * @returns Undefined when it is private.
 */
export function findPrivacyProblem(
  info: FileInfo,
  type: "file" | "directory",
  io: Pick<Io, "userId">,
): PrivacyProblem | undefined {
  const problem = findOwnershipProblem(info, type, io);
  if (problem || !isOpenToOthers(info)) return problem;
  return { kind: "mode", message: `is open to other users (mode ${formatMode(info.mode)})` };
}
