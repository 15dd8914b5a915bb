import { FileError, NotFoundError, UsageError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import { parseDocument } from "./parse-document.ts";
import { locate, type ProfileDocument } from "./document.ts";
import { isNamed, type ProfileReference, resolveProfile } from "./resolve-profile.ts";

/** What this module needs of the world. */
export type ReadIo = Pick<Io, "files" | "env" | "cwd" | "platform">;

/** No profile needs more than a few hundred bytes; what is larger than this is something else. */
export const maxProfileBytes = 262_144;

/**
 * Reads the profile that an argument names (a name, a path, or `$STELLA_PROFILE`), whatever is wrong with its content.
 * @throws {NotFoundError} when there is no such file.
 * @throws {UsageError} when the name cannot be one, or the file is no text of a sensible size.
 */
export function readDocument(argument: string | undefined, io: ReadIo): ProfileDocument {
  const reference = resolveProfile(argument, io);
  return parseDocument(reference, readText(reference, io));
}

/** The text of a profile's file. @throws like {@linkcode readDocument}. */
export function readText(reference: ProfileReference, io: ReadIo): string {
  return decode(reference, readBytes(reference, io));
}

function readBytes(reference: ProfileReference, io: ReadIo): Uint8Array {
  const { name, file } = reference;
  try {
    return io.files.read(file, maxProfileBytes + 1).bytes;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    if (error.code === "ENOENT") {
      throw new NotFoundError(`there is no profile "${name}" (${file})`, {
        // init makes profiles in the home only.
        hint: `stella-profile list shows what there is${
          isNamed(reference, io) ? `; stella-profile init ${name} makes it` : ""
        }`,
        cause: error,
      });
    }
    throw new UsageError(`cannot read profile "${name}" (${file}): ${error.reason}`, { cause: error });
  }
}

function decode({ file }: ProfileReference, bytes: Uint8Array): string {
  if (bytes.length > maxProfileBytes) {
    throw new UsageError(`profile ${file} is larger than ${maxProfileBytes} bytes`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new UsageError(`profile ${file} is not UTF-8 text`, { hint: `run stella-lint ${file}`, cause: error });
  }
}

/** @throws {UsageError} with the first problem and its place, when a profile cannot be used. */
export function requireUsable(document: ProfileDocument): void {
  const [problem] = document.problems;
  if (!problem) return;
  const { line, column } = locate(document, problem.span.start);
  throw new UsageError(
    `profile "${document.name}" cannot be used: ${problem.message} (${document.file}:${line}:${column})`,
    {
      hint: `stella-lint ${document.file} shows everything that is wrong with it`,
    },
  );
}
