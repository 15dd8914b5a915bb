import type { Platform } from "./io.ts";

/*
 * Path arithmetic for either platform on both, so that tests on POSIX cover Windows paths. `node:path` is not used:
 * loading a Node module costs the Deno bundles time on every start.
 */

const separators = { posix: /\/+/, windows: /[\\/]+/ } as const;

/** Whether a path is absolute: `/x` on POSIX; `C:\x`, `C:/x`, `\\server\share` on Windows. */
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

/** Resolves a path against `base`, with `.` and `..` resolved. */
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

/** The directory that a path lies in. */
export function dirname(path: string, platform: Platform): string {
  const root = findRoot(path, platform);
  const end = findLastSeparator(path, platform);
  return end < root.length ? root : path.slice(0, end);
}

/** The last part of a path. */
export function basename(path: string, platform: Platform): string {
  return path.slice(findLastSeparator(path, platform) + 1);
}

const findLastSeparator = (path: string, platform: Platform): number =>
  platform === "windows" ? Math.max(path.lastIndexOf("\\"), path.lastIndexOf("/")) : path.lastIndexOf("/");
