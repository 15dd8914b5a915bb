import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** Everything in a directory: modes, sizes and times of change, by path. */
export function snapshot(directory: string): Readonly<Record<string, string>> {
  const paths = readdirSync(directory, { recursive: true, encoding: "utf8" }).sort();
  return Object.fromEntries(paths.map((path) => {
    const { mode, size, mtimeMs, ctimeMs } = lstatSync(join(directory, path));
    return [path, [mode.toString(8), size, mtimeMs, ctimeMs].join(" ")];
  }));
}
