import { FileError } from "../core/errors.ts";

/** What a look at the file system gives, or something else when the operating system refuses it. */
export function unlessRefused<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch (error) {
    if (error instanceof FileError) return otherwise;
    throw error;
  }
}
