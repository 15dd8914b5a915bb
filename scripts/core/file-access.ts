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
