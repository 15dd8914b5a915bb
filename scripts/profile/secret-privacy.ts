import { formatMode, isForeign, isOpenToOthers, tryAccess } from "../core/file-access.ts";
import type { FileInfo, Io } from "../core/io.ts";
import { dirname, isAbsolute, joinPath } from "../core/paths.ts";
import { findInsecurePart } from "../core/secure-path.ts";
import { isInStellaHome } from "./home.ts";
import type { SecretProblem } from "./secret-problem.ts";

/**
 * Why a secret file counts as private. Only the first is the user's doing; in the others a platform has mounted it, so that
 * neither owner nor mode is the user's choice.
 */
export type PrivacyClause = "own" | "credentials" | "root" | "mounted";

/** The clauses in words, to follow the name of the file. */
export const clauseTexts: Readonly<Record<PrivacyClause, string>> = {
  own: "only you can read it",
  credentials: "it is below $CREDENTIALS_DIRECTORY",
  root: "it is root's, as are its directories, and closed to others",
  mounted: "it is below a directory that STELLA_MOUNTED_SECRETS names",
};

/** The verdict on a secret file: the clause that holds, or what is wrong. */
export type PrivacyVerdict =
  | { readonly clause: PrivacyClause; readonly problems?: undefined }
  | { readonly clause?: undefined; readonly problems: readonly SecretProblem[] };

/** Whether a file is the user's own and closed to others, wherever it lies. Always so on Windows, which has no modes. */
export function isOwnAndClosed(info: FileInfo, io: Pick<Io, "userId">): boolean {
  return !isForeign(info, io) && !isOpenToOthers(info);
}

/**
 * Judges whether a secret file is private: the one verdict of all commands and lint rules.
 * @param realPath Where it was opened, with every link resolved: a link of another user must not lend a file its place.
 * @param info Of the file that was opened.
 */
export function judgePrivacy(realPath: string, info: FileInfo, io: Io): PrivacyVerdict {
  if (isOwnAndClosed(info, io)) return { clause: "own" };
  if (isBelowVariable("CREDENTIALS_DIRECTORY", realPath, io)) return { clause: "credentials" };
  const directory = dirname(realPath, io.platform);
  const isFixed = ((info.mode ?? 0) & 0o022) === 0 && !findInsecurePart(directory, io);
  const isClosed = ((info.mode ?? 0) & 0o007) === 0;
  if (isFixed && isClosed && info.owner === 0 && isRootsAlone(directory, io)) return { clause: "root" };
  if (isFixed && isBelowVariable("STELLA_MOUNTED_SECRETS", realPath, io)) return { clause: "mounted" };
  return { problems: explainAccess(realPath, info, isFixed, io) };
}

/** Whether a directory belongs to root, and nobody else may write it. */
function isRootsAlone(directory: string, io: Io): boolean {
  const info = tryAccess(() => io.files.lstat(directory), undefined);
  return info?.owner === 0 && ((info.mode ?? 0) & 0o022) === 0;
}

/** Whether a path is below a directory that a variable names, or one of several in a list like `PATH`. */
function isBelowVariable(name: string, realPath: string, io: Io): boolean {
  const directories = io.env(name)?.split(io.platform === "windows" ? ";" : ":") ?? [];
  return directories.filter((directory) => isAbsolute(directory, io.platform)).some((directory) => {
    const real = tryAccess(() => io.files.realPath(directory), undefined);
    return real !== undefined && realPath.startsWith(joinPath(io.platform, real, ""));
  });
}

function explainAccess(path: string, info: FileInfo, isFixed: boolean, io: Io): SecretProblem[] {
  const problems: SecretProblem[] = [];
  if (isOpenToOthers(info)) {
    const message = `other users may read or change it (mode ${formatMode(info.mode)})`;
    problems.push({ kind: "mode", message, hint: adviseOnMode(path, info, isFixed, io) });
  }
  if (isForeign(info, io)) {
    problems.push({
      kind: "owner",
      message: `it belongs to user ${info.owner}, not to you (${io.userId()})`,
      hint: isFixed ? adviseOnMount(path, io) : adviseToStore(path),
    });
  }
  return problems;
}

/** What this very user can do about a mode. */
function adviseOnMode(path: string, info: FileInfo, isFixed: boolean, io: Io): string {
  // Others may have changed what is in it, as in the file variables of GitLab, which are 0666.
  if (((info.mode ?? 0) & 0o002) !== 0 && !isInStellaHome(path, io)) return adviseToStore(path);
  if (!isForeign(info, io)) return `chmod 600 ${path}`;
  return isFixed ? adviseOnMount(path, io) : adviseToStore(path);
}

const adviseToStore = (path: string): string =>
  `keep it in a file of your own: stella-profile secret set NAME < "${path}"`;

const adviseOnMount = (path: string, io: Io): string =>
  `if a platform has mounted it, set STELLA_MOUNTED_SECRETS=${dirname(path, io.platform)}`;
