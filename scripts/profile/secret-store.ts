import { UsageError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import { type PrivateFilesIo, writePrivateFile } from "../core/private-files.ts";
import { parseSecret } from "./secret-file.ts";
import type { Profile } from "./profile.ts";

/** The absolute path of the file in which a profile keeps its secret. @throws {UsageError} when it names none. */
export function requireSecretFile({ name, file, secret }: Profile): string {
  if (secret.kind === "file") return secret.path;
  const how = secret.kind === "inline" ? "holds its secret itself (ClientSecret)" : "names no ClientSecretFile";
  throw new UsageError(`profile "${name}" ${how} (${file})`, {
    hint: `set ClientSecretFile in it, such as ~/.stellaops/secrets/${name}.secret`,
  });
}

/** Why a typed secret cannot be stored; undefined when it can. */
export function secretProblem(typed: string): string | undefined {
  return parseSecret(new TextEncoder().encode(typed)).problem;
}

/**
 * Stores the secret that is in these bytes, 0600, without the line end behind it.
 * @throws {UsageError} when they hold no secret.
 * @throws {FailedError} when something else than the user's own file is in the way.
 */
export function storeSecret(path: string, bytes: Uint8Array, io: PrivateFilesIo & Pick<Io, "redact">): void {
  const { value, problem } = parseSecret(bytes);
  if (value === undefined) {
    throw new UsageError(`the secret cannot be stored: ${problem}`, {
      hint: "give it alone, as one line of UTF-8 text",
    });
  }
  io.redact(value);
  writePrivateFile(io, path, new TextEncoder().encode(value));
}
