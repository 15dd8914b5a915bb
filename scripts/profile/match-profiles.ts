import { NotFoundError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import { getProfilesDirectory } from "./home.ts";
import { isPath, listProfileNames, suggestProfiles } from "./resolve-profile.ts";

/** Whether an argument stands for the profiles whose names match it: `prod-*`. A path is none, whatever is in it. */
export function isPattern(argument: string): boolean {
  return /[*?]/.test(argument) && !isPath(argument);
}

/** The names of the profiles in the StellaOps home that a pattern matches: `*` is any text, `?` any character. */
export function matchProfileNames(pattern: string, io: Io): string[] {
  const source = pattern.replace(/[^\w*?-]/g, "\\$&").replace(/\*+/g, ".*").replace(/\?/g, ".");
  const matcher = new RegExp(`^${source}$`);
  return listProfileNames(io).filter((name) => matcher.test(name));
}

/**
 * Replaces the patterns among `<profile>` arguments by the names that they match. Each name comes once.
 * @throws {NotFoundError} when a pattern matches none.
 */
export function expandPatterns(args: readonly string[], io: Io): string[] {
  return [...new Set(args.flatMap((argument) => isPattern(argument) ? requireMatches(argument, io) : [argument]))];
}

function requireMatches(pattern: string, io: Io): string[] {
  const names = matchProfileNames(pattern, io);
  if (names.length > 0) return names;
  throw new NotFoundError(`no profile in ${getProfilesDirectory(io)} matches "${pattern}"`, {
    hint: suggestProfiles(io),
  });
}
