import { FileError, NotFoundError, UsageError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import type { ProfileDocument } from "./document.ts";
import { limits } from "./limits.ts";
import { parseDocument } from "./parse-document.ts";
import { type Profile, toProfile } from "./profile.ts";
import { isNamed, type ProfileReference, resolveProfile } from "./resolve-profile.ts";

/**
 * Reads the profile that an argument names (a name, a path, or `$STELLA_PROFILE`) and returns its effective values.
 * @throws {CliError} when it cannot be found, read or used.
 */
export function readProfile(argument: string | undefined, io: Io): Profile {
  return toProfile(readDocument(argument, io), io);
}

/** Reads several profiles in order, so that the first failure is the one that is reported. */
export function readProfiles(named: readonly string[], io: Io): Profile[] {
  return named.map((argument) => readProfile(argument, io));
}

/**
 * Reads the profile that an argument names, whether or not it is valid.
 * @throws {NotFoundError} when there is no such file.
 * @throws {UsageError} when a profile cannot have this name, or the file is not UTF-8 text of a sensible size.
 */
export function readDocument(argument: string | undefined, io: Io): ProfileDocument {
  const reference = resolveProfile(argument, io);
  return parseDocument(reference, readText(reference, io));
}

/** Reads the text of a profile or a template. @throws like {@linkcode readDocument}. */
export function readText(reference: ProfileReference, io: Io): string {
  return decode(reference, readBytes(reference, io));
}

function readBytes(reference: ProfileReference, io: Io): Uint8Array {
  const { name, file } = reference;
  try {
    return io.files.read(file, limits.bytes + 1).bytes;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    if (error.code === "ENOENT") {
      // init creates profiles in the home only.
      const create = isNamed(reference, io) ? `; stella-profile init ${name} makes it` : "";
      throw new NotFoundError(`there is no profile "${name}" (${file})`, {
        hint: `stella-profile list shows what there is${create}`,
        cause: error,
      });
    }
    throw new UsageError(`cannot read profile "${name}" (${file}): ${error.reason}`, { cause: error });
  }
}

function decode({ file }: ProfileReference, bytes: Uint8Array): string {
  if (bytes.length > limits.bytes) {
    throw new UsageError(`profile ${file} is larger than ${limits.bytes} bytes`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    throw new UsageError(`profile ${file} is not UTF-8 text`, { hint: `run stella-lint ${file}`, cause: error });
  }
}
