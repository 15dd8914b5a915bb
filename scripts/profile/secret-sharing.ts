import { ignoreFailure } from "../core/errors.ts";
import { tryAccess } from "../core/file-access.ts";
import type { Io } from "../core/io.ts";
import { listProfiles } from "./list-profiles.ts";
import type { Profile } from "./profile.ts";
import { isSameAuthority } from "./url.ts";

/**
 * The usable profiles that keep their secret in this file, but for the one in `exceptFile`. Symbolic links are followed.
 * Without a home directory, or one that can be listed, there are none.
 */
export function listSecretSharers(secretPath: string, exceptFile: string, io: Io): Profile[] {
  const wanted = resolveLinks(secretPath, io);
  return ignoreFailure(() => listProfiles(io), []).flatMap(({ profile }) =>
    profile && profile.file !== exceptFile && profile.secret.kind === "file" &&
      resolveLinks(profile.secret.path, io) === wanted
      ? [profile]
      : []
  );
}

/**
 * A profile of another Authority that keeps its secret in the same file: a secret belongs to one Authority, which could
 * use it at the other one.
 */
export function findForeignSharer({ authorityUrl, file, secret }: Profile, io: Io): Profile | undefined {
  if (secret.kind !== "file") return undefined;
  return listSecretSharers(secret.path, file, io).find((other) => !isSameAuthority(other.authorityUrl, authorityUrl));
}

/** A path with symbolic links followed; the path itself when there is nothing yet. */
export function resolveLinks(path: string, io: Io): string {
  return tryAccess(() => io.files.realPath(path), path);
}
