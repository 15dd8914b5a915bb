import { CliError, FileError, NotFoundError, UsageError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import { findClosest } from "../core/suggest.ts";
import type { ProfileDocument } from "./document.ts";
import { limits } from "./limits.ts";
import { parseDocument } from "./parse-document.ts";
import { expandPatterns } from "./match-profiles.ts";
import { type Profile, toProfile } from "./profile.ts";
import {
  isNamed,
  listProfileNames,
  type ProfileReference,
  profileVariable,
  resolveProfile,
  suggestProfiles,
} from "./resolve-profile.ts";
import { findRoleByName } from "./scopes.ts";

/**
 * Reads the profile that an argument names (a name, a path, or `$STELLA_PROFILE`) and returns its effective values.
 * @throws {CliError} when it cannot be found, read or used.
 */
export function readProfile(argument: string | undefined, io: Io): Profile {
  const document = readDocument(argument, io);
  return nameVariable(argument, io, () => toProfile(document, io));
}

/**
 * Reads the profiles that arguments name, patterns among them, in order, so that the first failure is the one that is
 * reported; without arguments the one that `$STELLA_PROFILE` names.
 * @throws {CliError} when one cannot be found, read or used, or a pattern matches none.
 */
export function readProfiles(named: readonly string[], io: Io): Profile[] {
  if (named.length === 0) return [readProfile(undefined, io)];
  return expandPatterns(named, io).map((argument) => readProfile(argument, io));
}

/**
 * Reads the profile that an argument names, whether or not it is valid.
 * @throws {NotFoundError} when there is no such file.
 * @throws {UsageError} when a profile cannot have this name, or the file is not UTF-8 text of a sensible size.
 */
export function readDocument(argument: string | undefined, io: Io): ProfileDocument {
  return nameVariable(argument, io, () => {
    const reference = resolveProfile(argument, io);
    return parseDocument(reference, readText(reference, io));
  });
}

/** Lets a failure say that the variable chose the profile: whoever set it long ago, or in a file, would look elsewhere. */
function nameVariable<Result>(argument: string | undefined, io: Io, step: () => Result): Result {
  try {
    return step();
  } catch (error) {
    const chosen = argument === undefined && io.env(profileVariable);
    if (chosen && error instanceof CliError) error.message += `. ${profileVariable} names it`;
    throw error;
  }
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
    if (error.code === "ENOENT") throw createNotFoundError(reference, io, error);
    throw new UsageError(`cannot read profile "${name}" (${file}): ${error.reason}`, { cause: error });
  }
}

/** A name can be a typo of another. `init` creates profiles in the home only, and those whose names end in a role. */
function createNotFoundError(reference: ProfileReference, io: Io, cause: FileError): NotFoundError {
  const { name, file } = reference;
  const message = `there is no profile "${name}" (${file})`;
  if (!isNamed(reference, io)) return new NotFoundError(message, { cause, hint: suggestProfiles(io) });
  const guess = findClosest(name, listProfileNames(io));
  const create = guess === undefined && findRoleByName(name) ? `stella-profile init ${name} makes it` : undefined;
  return new NotFoundError(guess === undefined ? message : `${message}. did you mean "${guess}"?`, {
    cause,
    hint: create ?? suggestProfiles(io),
  });
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
