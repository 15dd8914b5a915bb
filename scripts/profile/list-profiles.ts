import { CliError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import { joinPath } from "../core/paths.ts";
import { getProfilesDirectory } from "./home.ts";
import { readDocument, type ReadIo } from "./read-profile.ts";
import { findNameProblem, isPath, type ProfileReference, resolveProfile } from "./resolve-profile.ts";
import { roles } from "./roles.ts";
import { readSecretFile } from "./secret-file.ts";
import { type Profile, type SecretSource, toProfile } from "./profile.ts";

/** What this module needs of the world. */
export type InventoryIo = ReadIo & Pick<Io, "userId">;

/** A profile that is there, usable or not. */
export interface ListedProfile extends ProfileReference {
  /** Whether `$STELLA_PROFILE` names it. */
  readonly active: boolean;
  /** Its effective values; undefined when it cannot be used. */
  readonly profile: Profile | undefined;
  /** Why it cannot be used. */
  readonly problem: string | undefined;
}

/** Every profile in `<home>/profiles`, and the one that `$STELLA_PROFILE` names, wherever it is. */
export function listProfiles(io: InventoryIo): ListedProfile[] {
  const active = findActiveProfile(io);
  const directory = getProfilesDirectory(io);
  const names = io.files.stat(directory) ? io.files.list(directory) : [];
  const files = names.filter((name) => /\.ya?ml$/i.test(name)).map((name) => joinPath(io.platform, directory, name));
  if (active && !files.includes(active.file)) files.push(active.file);
  return files.map((file) => inspectProfile(file, active?.file === file, io));
}

/** The profile that `$STELLA_PROFILE` names, if it can be one's name at all. */
function findActiveProfile(io: InventoryIo): ProfileReference | undefined {
  const wanted = io.env("STELLA_PROFILE");
  return wanted && (isPath(wanted) || !findNameProblem(wanted)) ? resolveProfile(wanted, io) : undefined;
}

function inspectProfile(file: string, active: boolean, io: InventoryIo): ListedProfile {
  const reference = resolveProfile(file, io);
  try {
    return { ...reference, active, profile: toProfile(readDocument(file, io), io), problem: undefined };
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return { ...reference, active, profile: undefined, problem: error.message };
  }
}

/** The built-in role that requests exactly these scopes; undefined when none does. */
export function findRoleByScopes(scopes: readonly string[]): string | undefined {
  const wanted = [...scopes].sort().join(" ");
  return roles.find((role) => [...role.scopes].sort().join(" ") === wanted)?.name;
}

/** How a profile's secret is: `ok`, `inline` in the profile, `none`, or what is wrong with its file. */
export type SecretState = "ok" | "inline" | "none" | "missing" | "unreadable" | "mode" | "owner" | "content";

/** The state of a secret, found by looking at its file. */
export function inspectSecret(secret: SecretSource, io: InventoryIo): SecretState {
  if (secret.kind !== "file") return secret.kind;
  return readSecretFile(secret.path, io).problems[0]?.kind ?? "ok";
}
