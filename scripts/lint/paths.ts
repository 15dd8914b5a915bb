import type { Entry, Profile } from "../profile/profile.ts";
import type { KnownKey } from "../profile/schema.ts";

/** A path in a profile. */
export interface ProfilePath {
  readonly key: KnownKey;
  readonly entry: Entry;
  /** As written. */
  readonly text: string;
}

const pathKeys: readonly KnownKey[] = [
  "StellaOps.Authority.ClientSecretFile",
  "StellaOps.Authority.TokenCacheDirectory",
];

/** The paths of a profile, as far as they are there. */
export function pathsOf(profile: Profile): ProfilePath[] {
  return pathKeys.flatMap((key): ProfilePath[] => {
    const entry = profile.known.get(key);
    return entry?.text?.trim() ? [{ key, entry, text: entry.text }] : [];
  });
}

/** Whether a path is written as on Windows: a drive, a server, or backslashes. */
export function isWindowsPath(path: string): boolean {
  return /^[A-Za-z]:(?:[\\/]|$)/.test(path) || path.includes("\\");
}

/** A variable that nothing will expand: `$HOME`, `${HOME}`, `%USERPROFILE%`, or another user's home. */
export function variableIn(text: string): string | undefined {
  return /\$\{[^}]*\}|\$[A-Za-z_]\w*|%[A-Za-z_]\w*%|^~[^\\/]+/.exec(text)?.[0];
}
