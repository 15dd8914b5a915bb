import type { Platform } from "../core/io.ts";
import { type Problem, type ProfileDocument, unreadableKinds } from "../profile/document.ts";
import type { Conflict, ConflictKind } from "./conflicts.ts";
import type { DiskState } from "./disk-state.ts";
import type { ProfileFile } from "./lint-file.ts";
import { listPaths, type ProfilePath } from "./paths.ts";
import { findUnknownKeys, type UnknownKey } from "./unknown-keys.ts";
import { listUrls, type ProfileUrl } from "./urls.ts";

/** All that a rule may look at. What several rules need is worked out once. */
export interface FileContext {
  readonly file: ProfileFile;
  readonly document: ProfileDocument;
  readonly disk: DiskState;
  readonly platform: Platform;
  readonly urls: readonly ProfileUrl[];
  readonly paths: readonly ProfilePath[];
  readonly unknownKeys: readonly UnknownKey[];
  /** What makes the YAML unreadable or too much to read, so that keys and values are guesses. */
  readonly fatalProblem: Problem | undefined;
  /** The other profiles of the run that share something with this one that they should not share. */
  findConflict(kind: ConflictKind): Conflict | undefined;
}

/** Makes the context of one file. `findConflict` answers for every file of the run. */
export function createFileContext(
  file: ProfileFile,
  platform: Platform,
  findConflict: (kind: ConflictKind, file: ProfileFile) => Conflict | undefined,
): FileContext {
  const { document, disk } = file;
  return {
    file,
    document,
    disk,
    platform,
    urls: listUrls(document),
    paths: listPaths(document),
    unknownKeys: findUnknownKeys(document),
    fatalProblem: findFatalProblem(document),
    findConflict: (kind) => findConflict(kind, file),
  };
}

/** Problems of the syntax that leave the rest of the file readable. */
const harmless = new Set(["DUPLICATE_KEY", "MULTIPLE_DOCS"]);

function findFatalProblem({ problems }: ProfileDocument): Problem | undefined {
  return problems.find(({ kind, code }) => unreadableKinds.has(kind) && !harmless.has(code));
}
