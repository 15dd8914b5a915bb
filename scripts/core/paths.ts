import type { Platform } from "./io.ts";

/*
 * Path arithmetic for both platforms on either: unit tests judge Windows paths on POSIX. `node:path` has no place here,
 * since the Deno bundles load no Node module on their hot path.
 */

const separators = { posix: /\/+/, windows: /[\\/]+/ } as const;

/** `/x` on POSIX; `C:\x`, `C:/x`, `\\server\share` on Windows. */
export function isAbsolute(path: string, platform: Platform): boolean {
  return platform === "posix" ? path.startsWith("/") : /^(?:[A-Za-z]:[\\/]|[\\/]{2})/.test(path);
}

/** Joins a directory and a relative path, without resolving `..`. */
export function joinPath(platform: Platform, directory: string, ...parts: string[]): string {
  const separator = platform === "windows" ? "\\" : "/";
  return parts.reduce(
    (path, part) =>
      /[\\/]$/.test(path) && separators[platform].test(path.slice(-1)) ? path + part : path + separator + part,
    directory,
  );
}

/** The path itself when absolute, else counted from `base`, with `.` and `..` resolved. */
export function resolvePath(platform: Platform, base: string, path: string): string {
  const whole = isAbsolute(path, platform) ? path : joinPath(platform, base, path);
  const root = findRoot(whole, platform);
  const parts: string[] = [];
  for (const part of whole.slice(root.length).split(separators[platform])) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return platform === "windows" ? root.replaceAll("/", "\\") + parts.join("\\") : root + parts.join("/");
}

function findRoot(path: string, platform: Platform): string {
  if (platform === "posix") return "/";
  const [root = ""] = /^(?:[A-Za-z]:[\\/]|[\\/]{2}[^\\/]+[\\/]+[^\\/]+[\\/]?)/.exec(path) ?? [];
  return root;
}

/** Everything before the last part. */
export function dirname(path: string, platform: Platform): string {
  const root = findRoot(path, platform);
  const end = findLastSeparator(path, platform);
  return end < root.length ? root : path.slice(0, end);
}

/** The last part. */
export function basename(path: string, platform: Platform): string {
  return path.slice(findLastSeparator(path, platform) + 1);
}

const findLastSeparator = (path: string, platform: Platform): number =>
  platform === "windows" ? Math.max(path.lastIndexOf("\\"), path.lastIndexOf("/")) : path.lastIndexOf("/");
