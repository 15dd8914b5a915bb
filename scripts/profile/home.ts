import { FailedError, ignoreFailure, UsageError } from "../core/errors.ts";
import type { Io, Platform } from "../core/io.ts";
import { joinPath, resolvePath } from "../core/paths.ts";

/** What stands for the home directory at the start of a path. */
export const homePrefix: Readonly<Record<Platform, RegExp>> = {
  posix: /^~(?=\/|$)/,
  windows: /^(?:~|%USERPROFILE%)(?=[\\/]|$)/i,
};

/** The environment variable that names the user's home directory. */
const homeVariables: Readonly<Record<Platform, string>> = { posix: "HOME", windows: "USERPROFILE" };

/** The StellaOps home: `$STELLAOPS_HOME`, else `~/.stellaops`. @throws {CliError} when neither is known. */
export function getStellaHome(io: Io): string {
  const home = readDirectoryVariable("STELLAOPS_HOME", io);
  if (home) return expandPath(home, io.cwd(), io);
  const hint = `set ${homeVariables[io.platform]}, or set STELLAOPS_HOME to an absolute path`;
  return joinPath(io.platform, requireUserHome(io, hint), ".stellaops");
}

/** Whether something that exists lies below the StellaOps home, with every link resolved. */
export function isInStellaHome(path: string, io: Io): boolean {
  return ignoreFailure(() => {
    const home = joinPath(io.platform, io.files.realPath(getStellaHome(io)), "");
    return io.files.realPath(path).startsWith(home);
  }, false);
}

/** The directory of the profiles. */
export function getProfilesDirectory(io: Io): string {
  return joinPath(io.platform, getStellaHome(io), "profiles");
}

/**
 * The absolute form of a path in a profile: a leading `~` is the user's home, any other relative path counts from
 * `base`. On Windows a leading `%USERPROFILE%` is the home, too. Nothing else is expanded.
 * @throws {CliError} when the path begins at the home directory and the environment does not name it.
 */
export function expandPath(path: string, base: string, io: Io): string {
  const prefix = homePrefix[io.platform].exec(path)?.[0];
  if (prefix === undefined) return resolvePath(io.platform, base, path);
  const hint = `set ${homeVariables[io.platform]}, or write the path without ${prefix}`;
  return resolvePath(io.platform, requireUserHome(io, hint), path.slice(prefix.length).replace(/^[\\/]+/, ""));
}

/** A path as a profile should have it: with `~` where it lies below the user's home, so that the profile can move. */
export function abbreviatePath(path: string, io: Io): string {
  const home = findUserHome(io);
  const prefix = home === undefined ? undefined : joinPath(io.platform, home, "");
  if (prefix === undefined || !path.startsWith(prefix)) return path;
  const tail = path.slice(prefix.length);
  return `~/${io.platform === "windows" ? tail.replaceAll("\\", "/") : tail}`;
}

function requireUserHome(io: Io, hint: string): string {
  const home = findUserHome(io);
  if (home !== undefined) return home;
  throw new FailedError(`the home directory is not known: ${homeVariables[io.platform]} is not set`, { hint });
}

/** The user's home directory; undefined when the environment does not name one. */
export function findUserHome(io: Io): string | undefined {
  const home = readDirectoryVariable(homeVariables[io.platform], io);
  return home ? resolvePath(io.platform, io.cwd(), home) : undefined;
}

/**
 * A variable that names a directory. Node decodes bytes that are not UTF-8 to U+FFFD, and would take, or make, another
 * directory than the one meant. Deno refuses them itself, with the same words.
 * @throws {UsageError} when it is not UTF-8 text.
 */
function readDirectoryVariable(name: string, io: Io): string | undefined {
  const value = io.env(name);
  if (value?.includes("\ufffd")) throw new UsageError(`environment variable ${name} is not UTF-8 text`);
  return value;
}
