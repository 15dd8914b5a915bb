import { splitScope } from "../profile/scopes.ts";
import { isPlaceholderHost, normalizeAuthority, parseHttpUrl } from "../profile/url.ts";
import type { ProfileFile } from "./lint-file.ts";

/** What profiles can share to their harm. */
export type ConflictKind = "client" | "secretFile" | "secretAuthority" | "tokenCache" | "name";

type KeyFunction = (file: ProfileFile) => string | undefined;

const getAuthority: KeyFunction = ({ document }) => {
  const text = document.fields.get("authorityUrl")?.text;
  return text === undefined ? undefined : normalizeAuthority(text);
};
const getClient: KeyFunction = (file) => {
  const id = file.document.fields.get("clientId")?.text;
  return id ? JSON.stringify([getAuthority(file), id]) : undefined;
};
const getScopes: KeyFunction = ({ document }) => splitScope(document.fields.get("scope")?.text ?? "").sort().join(" ");
/** The Authority, unless it is a placeholder or not a URL: neither issues tokens. */
const getReachableAuthority: KeyFunction = (file) => {
  const authority = getAuthority(file);
  const url = authority === undefined ? undefined : parseHttpUrl(authority);
  return url && !isPlaceholderHost(url.hostname) ? authority : undefined;
};

/** Files are in conflict that share the first key and differ in the second. A file without one of them is left out. */
const keyFunctions: Readonly<Record<ConflictKind, readonly [shared: KeyFunction, own: KeyFunction]>> = {
  client: [getClient, getScopes],
  // Those of several Authorities are in the next conflict.
  secretFile: [
    (file) => file.disk.secretFile && `${file.disk.secretFile.realPath} ${getAuthority(file)}`,
    (file) => `${getClient(file)} ${getScopes(file)}`,
  ],
  secretAuthority: [({ disk }) => disk.secretFile?.realPath, getAuthority],
  tokenCache: [({ disk }) => disk.tokenCache?.path, getReachableAuthority],
  name: [({ path }) => path?.toLowerCase().replace(/\.ya?ml$/, ""), ({ path }) => path],
};

/** A conflict, as one of its files sees it. */
export interface Conflict {
  /** The first file of all, in the order of the run. */
  readonly first: ProfileFile;
  /** What the files differ in, in the order of the run. */
  readonly ownKeys: readonly string[];
  /** How many files there are, this one and those that agree with it included. */
  readonly fileCount: number;
  /** The first of the files that differ from this one, and how many there are. */
  readonly firstOther: ProfileFile;
  readonly otherCount: number;
}

/** Makes the function that finds the conflict of a file. Each kind is worked out when it is first asked for. */
export function createConflictFinder(
  files: readonly ProfileFile[],
): (kind: ConflictKind, file: ProfileFile) => Conflict | undefined {
  const conflicts = new Map<ConflictKind, ReadonlyMap<ProfileFile, Conflict>>();
  return (kind, file) => {
    const found = conflicts.get(kind) ?? findConflicts(files, ...keyFunctions[kind]);
    conflicts.set(kind, found);
    return found.get(file);
  };
}

/** The conflicts by file. Files that agree share one object, so that the time is linear however many conflict. */
function findConflicts(
  files: readonly ProfileFile[],
  shared: KeyFunction,
  own: KeyFunction,
): Map<ProfileFile, Conflict> {
  const conflicts = new Map<ProfileFile, Conflict>();
  for (const sharers of group(files, shared).values()) {
    // Most files share nothing: their second key is never needed.
    const variants = sharers.length > 1 ? group(sharers, own) : new Map<string, ProfileFile[]>();
    const [first, second] = [...variants.values()].map(([file]) => file);
    if (!first || !second) continue;
    const ownKeys = [...variants.keys()];
    const fileCount = [...variants.values()].reduce((sum, { length }) => sum + length, 0);
    for (const agreeing of variants.values()) {
      const firstOther = agreeing[0] === first ? second : first;
      const conflict = { first, ownKeys, fileCount, firstOther, otherCount: fileCount - agreeing.length };
      for (const file of agreeing) conflicts.set(file, conflict);
    }
  }
  return conflicts;
}

/** Files by a key, those without it left out. */
function group(files: readonly ProfileFile[], getKey: KeyFunction): Map<string, ProfileFile[]> {
  const groups = new Map<string, ProfileFile[]>();
  for (const file of files) {
    const key = getKey(file);
    if (key === undefined) continue;
    const existing = groups.get(key);
    if (existing) existing.push(file);
    else groups.set(key, [file]);
  }
  return groups;
}

/** Names the other files in a message: the first, and how many more there are. */
export function describeOthers({ firstOther: { document, shownPath }, otherCount }: Conflict): string {
  const first = `"${document.name}" (${shownPath})`;
  return otherCount === 1 ? first : `${first} and ${otherCount - 1} more`;
}
