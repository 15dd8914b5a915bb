import { tryAccess } from "../core/file-access.ts";
import type { Io } from "../core/io.ts";
import { dirname, joinPath } from "../core/paths.ts";
import { isYamlFile } from "../profile/resolve-profile.ts";
import { shortenPath } from "./find-files.ts";
import type { LintTarget } from "./lint-file.ts";

/**
 * The other profiles in the directories of what is linted. They are not linted, but what they share with a linted one is a
 * mistake of that one.
 */
export function listNeighbours(targets: readonly LintTarget[], io: Io): LintTarget[] {
  const linted = new Set(targets.flatMap(({ path }) => path ?? []));
  const directories = new Set([...linted].map((path) => dirname(path, io.platform)));
  return [...directories].flatMap((directory) =>
    tryAccess(() => io.files.list(directory), [])
      .filter(isYamlFile)
      .map((name) => joinPath(io.platform, directory, name))
      .filter((path) => !linted.has(path))
      .map((path) => ({ path, shownPath: shortenPath(path, io) }))
  );
}
