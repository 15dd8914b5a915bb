import { UsageError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import { joinPath } from "../core/paths.ts";
import { privatePolicy, writeFile } from "../core/write-file.ts";
import { abbreviatePath, getStellaHome } from "./home.ts";
import type { Profile } from "./profile.ts";
import { parseSecret } from "./secret-file.ts";

/**
 * The absolute path of the file in which a profile keeps its secret.
 * @throws {UsageError} when the profile names no such file.
 */
export function requireSecretPath({ name, file, secret }: Profile, io: Io): string {
  if (secret.kind === "file") return secret.path;
  const how = secret.kind === "inline" ? "holds its secret itself (ClientSecret)" : "names no ClientSecretFile";
  const example = joinPath(io.platform, getStellaHome(io), "secrets", `${name}.secret`);
  throw new UsageError(`profile "${name}" ${how} (${file})`, {
    hint: `set ClientSecretFile in it, such as ${abbreviatePath(example, io)}`,
  });
}

/** Why a typed secret cannot be stored; undefined when it can. */
export function findSecretProblem(typed: string): string | undefined {
  return parseSecret(new TextEncoder().encode(typed)).problem;
}

/**
 * Stores the secret in these bytes, 0600, without the line end after it.
 * @throws {UsageError} when they hold no secret.
 * @throws {FailedError} when something other than the user's own file is in the way.
 */
export function storeSecret(path: string, bytes: Uint8Array, io: Io): void {
  const { value, problem } = parseSecret(bytes);
  if (value === undefined) {
    throw new UsageError(`the secret cannot be stored: ${problem}`, {
      hint: "give it alone, as one line of UTF-8 text",
    });
  }
  io.redact(value);
  writeFile(io, path, new TextEncoder().encode(value), privatePolicy);
}
