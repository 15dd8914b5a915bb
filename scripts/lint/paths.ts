import type { Platform } from "../core/io.ts";
import { homePrefix } from "../profile/home.ts";
import type { DocumentEntry, ProfileDocument } from "../profile/document.ts";
import { valueFields } from "../profile/fields.ts";

/** A path in a profile. */
export interface ProfilePath {
  readonly key: string;
  readonly entry: DocumentEntry;
  /** As written. */
  readonly text: string;
}

const pathFields = valueFields.filter(({ type }) => type === "path");

/** The paths of a profile, as far as they are there. */
export function pathsOf(document: ProfileDocument): ProfilePath[] {
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

/** Whether a path begins at the home directory. */
export function isFromHome(path: string, platform: Platform): boolean {
  return homePrefix[platform].test(path);
}

/** A variable that nothing will expand: `$HOME`, `${HOME}`, `%APPDATA%`, or another user's home. */
export function variableIn(text: string, platform: Platform): string | undefined {
  // Most values have none of these characters: no need to look for what they may begin.
  if (!/[$%~]/.test(text)) return undefined;
  return /\$\{[^}$]*\}|\$[A-Za-z_]\w*|%[A-Za-z_]\w*%|^~[^\\/]+/.exec(text.replace(homePrefix[platform], ""))?.[0];
}
