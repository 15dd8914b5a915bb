import { ignoreFailure } from "../core/errors.ts";
import { tryAccess } from "../core/file-access.ts";
import type { FileInfo, Io } from "../core/io.ts";
import { memoize } from "../core/memoize.ts";
import { dirname, joinPath } from "../core/paths.ts";
import { findInsecurePart, type InsecurePart, judgePart } from "../core/secure-path.ts";
import type { ProfileDocument } from "../profile/document.ts";
import type { FieldName } from "../profile/fields.ts";
import { expandPath, findUserHome, getStellaHome } from "../profile/home.ts";
import { readSecretFile, type SecretFile } from "../profile/secret-file.ts";
import { resolveLinks } from "../profile/secret-sharing.ts";
import { createCommittableCheck } from "./repository.ts";

/** A secret file that a profile names. The secret itself is not kept. */
export interface NamedSecretFile extends Omit<SecretFile, "value"> {
  /** The kind of credential that the content looks like, unless it can be a client secret. */
  readonly looksLike: string | undefined;
  /** Whether git would offer it for a commit; undefined when that takes too long to find out. */
  readonly committable: boolean | undefined;
  /** Its path with symbolic links followed. */
  readonly realPath: string;
}

/** A token cache that a profile names. */
export interface NamedTokenCache {
  /** Absolute. */
  readonly path: string;
  /** Undefined when there is nothing at the path. */
  readonly info: FileInfo | undefined;
  /** Whether it is below the user's home directory or the StellaOps home. */
  readonly inHome: boolean;
}

/** The disk around a profile, as it was found. */
export interface DiskState {
  /** By what another user can change or replace the profile; undefined when nobody can. */
  readonly insecurePart: InsecurePart | undefined;
  /**
   * Whether git would offer the profile for a commit; undefined when that takes too long to find out. Checked only if it
   * holds a secret.
   */
  readonly committable: boolean | undefined;
  /** Undefined when the profile names none. */
  readonly secretFile: NamedSecretFile | undefined;
  /** Undefined when the profile names none. */
  readonly tokenCache: NamedTokenCache | undefined;
}

/** The state of a disk that nobody looked at. */
export const nothingOnDisk: DiskState = {
  insecurePart: undefined,
  committable: false,
  secretFile: undefined,
  tokenCache: undefined,
};

/**
 * Makes the function that inspects the disk around a profile. `path` is the profile's own, if it has one. Make one for
 * each run: it looks at every shared path only once.
 */
export function createDiskInspector(
  io: Io,
): (document: ProfileDocument, path: string | undefined) => DiskState {
  const isCommittable = createCommittableCheck(io);
  const inspectSecretFile = memoize((path: string): NamedSecretFile => {
    const { value, ...file } = readSecretFile(path, io);
    const missing = file.problems.some(({ kind }) => kind === "missing");
    return {
      ...file,
      looksLike: findOtherKind(value),
      committable: missing ? false : isCommittable(path),
      realPath: resolveLinks(path, io),
    };
  });
  const inspectTokenCache = memoize((path: string): NamedTokenCache => ({
    path,
    // What the operating system refuses to show counts as absent.
    info: tryAccess(() => io.files.stat(path), undefined),
    inHome: [findUserHome, getStellaHome].some((getHome) => isBelow(path, getHome, io)),
  }));
  const inspectWay = memoize((path: string) => tryAccess(() => findInsecurePart(path, io), undefined));
  const findInsecure = (path: string): InsecurePart | undefined => {
    const info = tryAccess(() => io.files.lstat(path), undefined);
    // A link leads through directories of its own.
    if (!info || info.kind === "symlink") return inspectWay(path);
    return inspectWay(dirname(path, io.platform)) ?? judgePart(path, info, io);
  };
  return (document, path) => {
    const inline = document.fields.get("clientSecret")?.text;
    if (inline) io.redact(inline);
    // Nothing is opened for a profile that no command uses.
    if (document.problems.some(({ kind }) => kind === "limit")) return nothingOnDisk;
    const secretFile = getPath("clientSecretFile", document, io);
    const tokenCache = getPath("tokenCacheDirectory", document, io);
    return {
      insecurePart: path === undefined ? undefined : findInsecure(path),
      committable: inline && path !== undefined ? isCommittable(path) : false,
      secretFile: secretFile === undefined ? undefined : inspectSecretFile(secretFile),
      tokenCache: tokenCache === undefined ? undefined : inspectTokenCache(tokenCache),
    };
  };
}

function getPath(field: FieldName, document: ProfileDocument, io: Io): string | undefined {
  const text = document.fields.get(field)?.text;
  return text?.trim() ? expandPath(text, dirname(document.file, io.platform), io) : undefined;
}

/** Whether a path is below a home directory; false when the environment does not name one. */
function isBelow(path: string, getHome: (io: Io) => string | undefined, io: Io): boolean {
  const home = ignoreFailure(() => getHome(io), undefined);
  return home !== undefined && path.startsWith(joinPath(io.platform, home, ""));
}

/** A token in place of a secret works at first, until it expires. */
function findOtherKind(secret: string | undefined): string | undefined {
  return secret && /^(?:Bearer\s+)?eyJ[\w-]+\.[\w-]+\.[\w-]*$/i.test(secret) ? "a token (JWT)" : undefined;
}
