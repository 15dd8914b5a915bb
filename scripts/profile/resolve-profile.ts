import { UsageError } from "../core/errors.ts";
import { basename, joinPath } from "../core/paths.ts";
import { expandPath, getProfilesDirectory, type HomeIo } from "./home.ts";

/** Which profile is meant: its name, and the file that holds it. */
export interface ProfileReference {
  /** The file name without its extension. */
  readonly name: string;
  /** Absolute. */
  readonly file: string;
}

const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const deviceNames = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Why a profile name cannot be used, as the end of a sentence; undefined when it can. */
export function findNameProblem(name: string): string | undefined {
  if (name.includes("..")) return 'it has ".." in it';
  if (!namePattern.test(name)) {
    return "it must be 1 to 64 letters, digits, dots, dashes or underscores, and begin with a letter or a digit";
  }
  if (isPath(name)) return "it would be taken for a path";
  return deviceNames.test(name) ? "Windows reserves it for a device" : undefined;
}

/** @throws {UsageError} when a profile cannot have this name. */
export function requireValidName(name: string): string {
  const problem = findNameProblem(name);
  if (problem) throw new UsageError(`profile name ${JSON.stringify(name)} cannot be used: ${problem}`);
  return name;
}

/** Whether a `<profile>` argument is a path: it has a separator in it, or ends in `.yaml` or `.yml`. */
export function isPath(argument: string): boolean {
  return /[\\/]|\.ya?ml$/i.test(argument);
}

/** The file that holds the profile of this name. @throws {UsageError} when a profile cannot have this name. */
export function getProfileFile(name: string, io: HomeIo): string {
  return joinPath(io.platform, getProfilesDirectory(io), `${requireValidName(name)}.yaml`);
}

/**
 * Resolves a `<profile>` argument: a name, a path, or, left out, `$STELLA_PROFILE`.
 * @throws {UsageError} when there is neither, or the name cannot be one.
 */
export function resolveProfile(argument: string | undefined, io: HomeIo): ProfileReference {
  const wanted = argument ?? io.env("STELLA_PROFILE");
  if (!wanted) {
    throw new UsageError("no profile is named", {
      hint: "name one, or set STELLA_PROFILE. stella-profile list shows them",
    });
  }
  if (!isPath(wanted)) return { name: wanted, file: getProfileFile(wanted, io) };
  const file = expandPath(wanted, io.cwd(), io);
  return { name: basename(file, io.platform).replace(/\.ya?ml$/i, ""), file };
}

/** Whether a profile can be selected by its name alone: its file lies where that name leads to. */
export function isNamed({ name, file }: ProfileReference, io: HomeIo): boolean {
  return file === joinPath(io.platform, getProfilesDirectory(io), `${name}.yaml`);
}
