import type { FileFacts, Io } from "../cli/io.ts";
import { FileError } from "../cli/errors.ts";
import { expandPath } from "../profile/home.ts";
import type { Profile } from "../profile/profile.ts";
import type { KnownKey } from "../profile/schema.ts";
import { readSecretFile, type SecretFile } from "../profile/secret-file.ts";
import { directoryOf } from "../runtime/paths.ts";

/** What stands around a profile on disk. */
export interface Surroundings {
  /** The profile's own file; undefined for standard input. */
  readonly file: FileFacts | undefined;
  /** What `ClientSecretFile` leads to. Its value is not kept. */
  readonly secretFile: Omit<SecretFile, "value"> | undefined;
  /** The token cache directory, where it exists. */
  readonly tokenCache: FileFacts | undefined;
}

/** What this module needs of the world. */
export type SurroundingsIo = Pick<Io, "files" | "env" | "cwd" | "platform" | "userId" | "conceal">;

/** Looks around one profile; made anew for each run, since it looks at each shared path only once. */
export type Lookout = (profile: Profile, path: string | undefined) => Surroundings;

/** Makes a {@linkcode Lookout}. */
export function createLookout(io: SurroundingsIo): Lookout {
  const target = once((path: string) => quietly(() => io.files.target(path)));
  const secretFile = once((path: string) => {
    const { value, ...found } = readSecretFile(path, io);
    if (value !== undefined) io.conceal(value);
    return found;
  });
  return (profile, path) => {
    const pathOf = (key: KnownKey): string | undefined => {
      const text = profile.known.get(key)?.text;
      return text ? expandPath(text, directoryOf(profile.file, io.platform), io) : undefined;
    };
    const secretPath = pathOf("StellaOps.Authority.ClientSecretFile");
    const cachePath = pathOf("StellaOps.Authority.TokenCacheDirectory");
    return {
      file: path === undefined ? undefined : target(path),
      secretFile: secretPath === undefined ? undefined : secretFile(secretPath),
      tokenCache: cachePath === undefined ? undefined : target(cachePath),
    };
  };
}

/** Remembers what a question about a path was answered. */
function once<T>(ask: (path: string) => T): (path: string) => T {
  const answers = new Map<string, T>();
  return (path) => {
    if (!answers.has(path)) answers.set(path, ask(path));
    return answers.get(path) as T;
  };
}

/** What cannot be looked at is as good as absent here; the rules about it have other sources. */
function quietly<T>(look: () => T | undefined): T | undefined {
  try {
    return look();
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}
