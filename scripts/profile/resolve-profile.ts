import { UsageError } from "../core/errors.ts";
import { tryAccess } from "../core/file-access.ts";
import type { Io, Platform } from "../core/io.ts";
import { basename, joinPath } from "../core/paths.ts";
import { expandPath, getProfilesDirectory } from "./home.ts";

/** Identifies a profile: its name, and the file that holds it. */
export interface ProfileReference {
  /** The file name without its extension. */
  readonly name: string;
  /** Absolute. */
  readonly file: string;
}

/** The environment variable that names the profile where no argument does. */
export const profileVariable = "STELLA_PROFILE";

const extension = /\.ya?ml$/i;
const namePattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const deviceNames = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** Why a profile cannot have this name, as a clause; undefined when it can. */
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

/** Whether a file name or path ends in `.yaml` or `.yml`, as those of profiles and templates do. */
export function isYamlFile(path: string): boolean {
  return extension.test(path);
}

/** The name that a file gives its profile or template: its own, without the extension. */
export function getNameFromFile(file: string, platform: Platform): string {
  return basename(file, platform).replace(extension, "");
}

/** Whether a `<profile>` argument is a path: it contains a separator, or ends in `.yaml` or `.yml`. */
export function isPath(argument: string): boolean {
  return /[\\/]/.test(argument) || isYamlFile(argument);
}

/** The file that holds the profile of this name. @throws {UsageError} when a profile cannot have this name. */
export function getProfileFile(name: string, io: Io): string {
  return joinPath(io.platform, getProfilesDirectory(io), `${requireValidName(name)}.yaml`);
}

/** The names of the profiles in the StellaOps home, in order. */
export function listProfileNames(io: Io): string[] {
  const directory = getProfilesDirectory(io);
  if (!io.files.stat(directory)) return [];
  return io.files.list(directory)
    .filter((name) => name.endsWith(".yaml") && findNameProblem(getNameFromFile(name, io.platform)) === undefined)
    .map((name) => getNameFromFile(name, io.platform));
}

/** The command that helps who does not know which profile to name: it lists them, or makes the first. */
export function suggestProfiles(io: Io): string {
  return tryAccess(() => listProfileNames(io).length > 0, true)
    ? "stella-profile list shows the profiles"
    : "there is none yet: stella-profile init packs-operator makes one";
}

/**
 * Resolves a `<profile>` argument: a name, a path, or, when left out, `$STELLA_PROFILE`.
 * @throws {UsageError} when there is neither, or a profile cannot have this name.
 */
export function resolveProfile(argument: string | undefined, io: Io): ProfileReference {
  const wanted = argument ?? io.env(profileVariable);
  if (!wanted) {
    throw new UsageError("no profile is named", {
      hint: `name one, or set STELLA_PROFILE. ${suggestProfiles(io)}`,
    });
  }
  if (!isPath(wanted)) return { name: wanted, file: getProfileFile(wanted, io) };
  const file = expandPath(wanted, io.cwd(), io);
  return { name: getNameFromFile(file, io.platform), file };
}

/** Whether a profile can be selected by its name alone: its name resolves to its file. */
export function isNamed({ name, file }: ProfileReference, io: Io): boolean {
  return file === joinPath(io.platform, getProfilesDirectory(io), `${name}.yaml`);
}
