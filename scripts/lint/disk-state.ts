import type { FileInfo, Io } from "../core/io.ts";
import { expandPath } from "../profile/home.ts";
import type { ProfileDocument } from "../profile/document.ts";
import type { FieldName } from "../profile/fields.ts";
import { readSecretFile, type SecretFile } from "../profile/secret-file.ts";
import { dirname } from "../core/paths.ts";
import { once } from "./memoize.ts";
import type { Input } from "./source.ts";
import { createCommittable } from "./repository.ts";
import { unlessRefused } from "./or-default.ts";

/** What a secret file was found to be. The secret itself is not kept. */
export interface FoundSecret extends Omit<SecretFile, "value"> {
  /** What kind of credential the content looks like, where it looks like none that a client has. */
  readonly looksLike: string | undefined;
  /** Whether git would offer it for a commit. */
  readonly committable: boolean;
}

/** What stands around a profile on disk. */
export interface Surroundings {
  /** Whether git would offer the profile for a commit. Looked up only where there is a secret in it. */
  readonly committable: boolean;
  /** What `ClientSecretFile` leads to. */
  readonly secretFile: FoundSecret | undefined;
  /** Where tokens are kept: absolute; undefined when the profile does not say. */
  readonly tokenCachePath: string | undefined;
  /** What stands there. */
  readonly tokenCache: FileInfo | undefined;
}

/** What this module needs of the world. */
export type SurroundingsIo = Io;

/** Looks around one profile; made anew for each run, since it looks at each shared path only once. */
export type Lookout = (document: ProfileDocument, input: Input) => Surroundings;

/** Makes a {@linkcode Lookout}. */
export function createLookout(io: SurroundingsIo): Lookout {
  const committable = createCommittable(io);
  // What cannot be looked at is as good as absent here.
  const target = once((path: string): FileInfo | undefined => unlessRefused(() => io.files.stat(path), undefined));
  const secretFile = once((path: string): FoundSecret => {
    const { value, ...found } = readSecretFile(path, io);
    const missing = found.problems.some(({ kind }) => kind === "missing");
    return { ...found, looksLike: otherKind(value), committable: !missing && committable(path) };
  });
  return (document, { path }) => {
    const inline = document.fields.get("clientSecret")?.text;
    if (inline) io.redact(inline);
    const secretPath = pathOf("clientSecretFile", document, io);
    const tokenCachePath = pathOf("tokenCacheDirectory", document, io);
    return {
      committable: Boolean(inline) && path !== undefined && committable(path),
      secretFile: secretPath === undefined ? undefined : secretFile(secretPath),
      tokenCachePath,
      tokenCache: tokenCachePath === undefined ? undefined : target(tokenCachePath),
    };
  };
}

function pathOf(key: FieldName, document: ProfileDocument, io: SurroundingsIo): string | undefined {
  const text = document.fields.get(key)?.text;
  return text?.trim() ? expandPath(text, dirname(document.file, io.platform), io) : undefined;
}

/** A token is dated and a client secret is not, so that the one in place of the other works for an hour at most. */
function otherKind(secret: string | undefined): string | undefined {
  return secret && /^(?:Bearer\s+)?eyJ[\w-]+\.[\w-]+\.[\w-]*$/i.test(secret) ? "a token (JWT)" : undefined;
}
