import { FailedError } from "../core/errors.ts";
import type { Io, Platform } from "../core/io.ts";
import { joinPath, resolvePath } from "../core/paths.ts";

/** What this module needs of the world. */
export type HomeIo = Pick<Io, "env" | "cwd" | "platform">;

/** What stands for the home directory at the start of a path. */
export const homePrefix: Readonly<Record<Platform, RegExp>> = {
  posix: /^~(?=\/|$)/,
  windows: /^(?:~|%USERPROFILE%)(?=[\\/]|$)/i,
};

/** The user's home directory. @throws {FailedError} when the environment does not name one. */
export function getUserHome(io: HomeIo): string {
  const name = io.platform === "windows" ? "USERPROFILE" : "HOME";
  const home = io.env(name);
  if (home) return resolvePath(io.platform, io.cwd(), home);
  throw new FailedError(`the home directory is not known: ${name} is not set`, {
    hint: `set ${name}, or STELLAOPS_HOME`,
  });
}

/** The StellaOps home: `$STELLAOPS_HOME`, else `~/.stellaops`. */
export function getStellaHome(io: HomeIo): string {
  const home = io.env("STELLAOPS_HOME");
  return home ? expandPath(home, io.cwd(), io) : joinPath(io.platform, getUserHome(io), ".stellaops");
}

/** Where profiles are kept. */
export function getProfilesDirectory(io: HomeIo): string {
  return joinPath(io.platform, getStellaHome(io), "profiles");
}

/**
 * The absolute form of a path in a profile: a leading `~` is the user's home, any other relative path counts from
 * `base`. On Windows a leading `%USERPROFILE%` is the home, too. Nothing else is expanded.
 */
export function expandPath(path: string, base: string, io: HomeIo): string {
  const home = homePrefix[io.platform].exec(path)?.[0];
  if (home === undefined) return resolvePath(io.platform, base, path);
  const tail = path.slice(home.length);
  return tail === "" ? getUserHome(io) : resolvePath(io.platform, getUserHome(io), tail.replace(/^[\\/]+/, ""));
}
