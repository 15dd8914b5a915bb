import type { Context } from "../core/context.ts";
import type { Deadline } from "../core/deadline.ts";
import { FileError } from "../core/errors.ts";
import { joinPath } from "../core/paths.ts";
import { removeIfPresent } from "../core/private-files.ts";
import { type CacheEntry, getEntryName, getUnrevokedName, isCacheFileName, isEntryName } from "./cache-entry.ts";
import { prepareDirectory } from "./cache-directory.ts";
import { closeEntry, readEntry, writeEntry } from "./cache-file.ts";
import { judgeEntry, type LookupOptions, type Verdict } from "./judge-entry.ts";
import { createFingerprint } from "./secret-fingerprint.ts";
import { runExclusively, type SharedWork } from "./single-flight.ts";
import type { IssuedToken, TokenRequest } from "./token-request.ts";

/** A cached token and the verdict on it. */
export type CacheLookup =
  & {
    /** The entry's file name in the cache directory. */
    readonly name: string;
  }
  & (
    | Extract<Verdict, { status: "usable" }> & { readonly entry: CacheEntry }
    | Exclude<Verdict, { status: "usable" }> & { readonly entry?: CacheEntry | undefined }
  );

/** The tokens cached in one directory, one file each. Opening it touches nothing; only the verbs below do. */
export interface TokenCache {
  /**
   * Makes sure that the directory is there and private, so that entries in it can be trusted. Where the operating system
   * refuses, as on a read-only disk, {@linkcode TokenCache.store} reports it.
   * @throws {RefusedError} when other users could enter or replace it.
   */
  prepare(): void;
  /** Looks for the token of a request, without writing. */
  lookup(request: TokenRequest, options: LookupOptions): CacheLookup;
  /**
   * Looks for all tokens of a client, those for a part of its scopes and for approvals included.
   * @throws {FileError} when the directory cannot be listed.
   */
  list(
    client: Pick<TokenRequest, "authorityUrl" | "clientId" | "scopes">,
    options: LookupOptions,
  ): readonly CacheLookup[];
  /** Judges the entry in a file without comparing it with a request. */
  inspect(name: string, options: LookupOptions): CacheLookup;
  /** The names of all files that this tool made, locks and temporary files included. @throws {FileError} */
  listFiles(): readonly string[];
  /** Keeps a token. @throws {CliError} when the cache cannot be written. */
  store(request: TokenRequest, token: IssuedToken, secret: string): void;
  /** Closes an entry that other users can read, with a note. */
  close(name: string): void;
  /** Keeps a token whose revocation has failed for another try only. @throws {CliError} when the cache cannot be written. */
  setAside(name: string, entry: CacheEntry): void;
  /** Removes a file, if it is there. @throws {FileError} when the operating system refuses. */
  remove(name: string): void;
  /** Lets one of many processes do the work for a request, see {@linkcode runExclusively}. */
  exclusively<Result>(request: TokenRequest, work: SharedWork<Result>, deadline: Deadline): Promise<Result>;
}

/** Opens the cache in a directory, which need not exist. */
export function openTokenCache(directory: string, context: Context): TokenCache {
  const { io } = context;
  const getPath = (name: string): string => joinPath(io.platform, directory, name);

  const inspect = (name: string, options: LookupOptions, request?: TokenRequest): CacheLookup => {
    const { entry, problem } = readEntry(directory, name, io);
    if (problem !== undefined) return { name, status: "damaged", reason: problem };
    if (!entry) return { name, status: "absent", reason: "there is no token in the cache" };
    io.redact(entry.accessToken);
    const verdict = judgeEntry(entry, request, options, io.clock.now());
    return verdict.status === "absent" ? { name, ...verdict } : { name, entry, ...verdict };
  };

  const listFiles = (): readonly string[] =>
    io.files.stat(directory) ? io.files.list(directory).filter(isCacheFileName) : [];

  return {
    prepare() {
      try {
        prepareDirectory(directory, context);
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
      }
    },
    lookup: (request, options) => inspect(getEntryName(request), options, request),
    inspect: (name, options) => inspect(name, options),
    list: (client, options) =>
      listFiles().filter(isEntryName).map((name) => inspect(name, options)).filter(({ name, entry }) =>
        entry !== undefined && listNames(entry, client).includes(name)
      ),
    close: (name) => closeEntry(directory, name, context),
    setAside(name, entry) {
      if (entry.awaitsRevocation) return;
      writeEntry(directory, getUnrevokedName(name, entry.accessToken), { ...entry, awaitsRevocation: true }, io);
      removeIfPresent(io, getPath(name));
    },
    listFiles,
    store(request, token, secret) {
      writeEntry(directory, getEntryName(request), {
        ...token,
        requestedScopes: request.scopes,
        parameters: request.parameters,
        secretFingerprint: createFingerprint(secret),
      }, io);
    },
    remove: (name) => removeIfPresent(io, getPath(name)),
    exclusively: (request, work, deadline) =>
      runExclusively(`${getPath(getEntryName(request))}.lock`, work, deadline, context),
  };
}

/** The names under which an entry can be a client's. */
function listNames(entry: CacheEntry, client: Pick<TokenRequest, "authorityUrl" | "clientId" | "scopes">): string[] {
  // What another program wrote does not tell in which order the scopes were requested.
  const requested = entry.secretFingerprint ? [entry.requestedScopes] : [entry.requestedScopes, client.scopes];
  return requested.map((scopes) => getEntryName({ ...client, scopes, parameters: entry.parameters }))
    .map((name) => entry.awaitsRevocation ? getUnrevokedName(name, entry.accessToken) : name);
}

/** Stands in for the cache where none is wanted: always empty, keeps nothing. */
export const noTokenCache: Pick<TokenCache, "prepare" | "lookup" | "close" | "store" | "exclusively"> = {
  prepare: () => {},
  lookup: (request) => ({ name: getEntryName(request), status: "absent", reason: "the cache is not used" }),
  close: () => {},
  store: () => {},
  exclusively: (_request, { run }) => run(),
};
