import type { Io } from "../core/io.ts";
import { expandPath, getProfilesDirectory } from "../profile/home.ts";
import type { Profile } from "../profile/profile.ts";
import { isPlaceholderHost, isSameAuthority, parseHttpUrl } from "../profile/url.ts";
import type { Values } from "./values.ts";

/** A profile to be made, as far as it decides about paths. */
export interface NewProfile {
  readonly name: string;
  /** Undefined when neither its template nor an option sets one. */
  readonly authorityUrl: string | undefined;
}

/**
 * Replaces a guide's paths that a profile of another Authority has: a secret belongs to one Authority, and gets a file of
 * its own; tokens of another Authority get a directory of its own, unless one of the two Authorities is a placeholder.
 */
export function separateEnvironments(
  paths: Values,
  { name, authorityUrl = "" }: NewProfile,
  others: readonly Profile[],
  io: Io,
): Values {
  const resolve = (path: string): string => expandPath(path, getProfilesDirectory(io), io);
  const foreign = others.filter((other) => !isSameAuthority(other.authorityUrl, authorityUrl));
  const separated = new Map(paths);
  const file = paths.get("clientSecretFile");
  if (file !== undefined && foreign.some(({ secret }) => secret.kind === "file" && secret.path === resolve(file))) {
    separated.set("clientSecretFile", `${getParent(file)}/${name}.secret`);
  }
  const cache = paths.get("tokenCacheDirectory");
  const host = findRealHost(authorityUrl);
  if (cache === undefined || host === undefined) return separated;
  const isTaken = foreign.some((other) =>
    other.tokenCacheDirectory === resolve(cache) && findRealHost(other.authorityUrl) !== undefined
  );
  if (isTaken) separated.set("tokenCacheDirectory", `${cache}/${host}`);
  return separated;
}

/** An Authority's host as the name of a directory on any system; undefined for a placeholder. */
function findRealHost(authorityUrl: string): string | undefined {
  const url = parseHttpUrl(authorityUrl);
  return url && !isPlaceholderHost(url.hostname) ? url.host.replace(/[^A-Za-z0-9.-]+/g, "-") : undefined;
}

const getParent = (path: string): string => path.slice(0, path.lastIndexOf("/"));
