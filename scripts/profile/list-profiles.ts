import { CliError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import { joinPath } from "../core/paths.ts";
import { getProfilesDirectory } from "./home.ts";
import { expandPatterns } from "./match-profiles.ts";
import type { Profile } from "./profile.ts";
import { readProfile } from "./read-profile.ts";
import {
  findNameProblem,
  isPath,
  isYamlFile,
  type ProfileReference,
  profileVariable,
  resolveProfile,
} from "./resolve-profile.ts";

/** A profile that exists, usable or not. */
export interface ListedProfile extends ProfileReference {
  /** Whether `$STELLA_PROFILE` names it. */
  readonly active: boolean;
  /** Its effective values; undefined when it cannot be used. */
  readonly profile: Profile | undefined;
  /** Why it cannot be used. */
  readonly problem: string | undefined;
}

/** Every profile in `<home>/profiles`, and the one that `$STELLA_PROFILE` names, wherever it is. */
export function listProfiles(io: Io): ListedProfile[] {
  const active = findActiveProfile(io);
  const directory = getProfilesDirectory(io);
  const names = io.files.stat(directory) ? io.files.list(directory) : [];
  const files = names.filter(isYamlFile).map((name) => joinPath(io.platform, directory, name));
  if (active && !files.includes(active.file)) files.push(active.file);
  return files.map((file) => inspectProfile(file, active?.file === file, io));
}

/**
 * The profiles that arguments name, patterns among them, usable or not; without arguments every profile.
 * @throws {NotFoundError} when there is no such profile, or a pattern matches none.
 */
export function findProfiles(named: readonly string[], io: Io): ListedProfile[] {
  if (named.length === 0) return listProfiles(io);
  const active = findActiveProfile(io);
  return expandPatterns(named, io).map((argument) => {
    const { file } = resolveProfile(argument, io);
    // Reading it explains best that it is not there.
    if (!io.files.lstat(file)) readProfile(argument, io);
    return inspectProfile(file, active?.file === file, io);
  });
}

/** The profile that `$STELLA_PROFILE` names, if a profile can have that name at all. */
function findActiveProfile(io: Io): ProfileReference | undefined {
  const wanted = io.env(profileVariable);
  return wanted && (isPath(wanted) || !findNameProblem(wanted)) ? resolveProfile(wanted, io) : undefined;
}

function inspectProfile(file: string, active: boolean, io: Io): ListedProfile {
  const reference = resolveProfile(file, io);
  try {
    return { ...reference, active, profile: readProfile(file, io), problem: undefined };
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return { ...reference, active, profile: undefined, problem: error.message };
  }
}
