import type { Platform } from "../core/io.ts";
import type { DocumentEntry, ProfileDocument } from "../profile/document.ts";
import { valueFields } from "../profile/fields.ts";
import { homePrefix } from "../profile/home.ts";

/** A path in a profile. */
export interface ProfilePath {
  readonly key: string;
  readonly entry: DocumentEntry;
  /** As written. */
  readonly text: string;
}

const pathFields = valueFields.filter(({ type }) => type === "path");

/** The paths of a profile that are not empty. */
export function listPaths(document: ProfileDocument): ProfilePath[] {
  return pathFields.flatMap(({ name, key }): ProfilePath[] => {
    const entry = document.fields.get(name);
    return entry?.text?.trim() ? [{ key, entry, text: entry.text }] : [];
  });
}

/** Whether a path is written for the other platform: with a drive or backslashes on POSIX, from a `/` on Windows. */
export function isForeignPath(path: string, platform: Platform): boolean {
  if (platform === "windows") return /^\/(?!\/)/.test(path);
  return /^[A-Za-z]:(?:[\\/]|$)/.test(path) || path.includes("\\");
}

/** Whether a path begins with the home directory. */
export function startsAtHome(path: string, platform: Platform): boolean {
  return homePrefix[platform].test(path);
}

/** A variable that nothing expands: `$HOME`, `${HOME}`, `%APPDATA%`, or another user's home. */
export function findVariable(text: string, platform: Platform): string | undefined {
  // Most values have none of these characters, so that the search can be skipped.
  if (!/[$%~]/.test(text)) return undefined;
  return /\$\{[^}$]*\}|\$[A-Za-z_]\w*|%[A-Za-z_]\w*%|^~[^\\/]+/.exec(text.replace(homePrefix[platform], ""))?.[0];
}
