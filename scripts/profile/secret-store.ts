import { UsageError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import { joinPath } from "../core/paths.ts";
import { privatePolicy, writeFile } from "../core/write-file.ts";
import { abbreviatePath, getStellaHome, isInStellaHome } from "./home.ts";
import type { Profile } from "./profile.ts";
import { maxSecretBytes, parseSecret } from "./secret-file.ts";

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
 * Why what is at a path may be something else than a secret that this tool has stored, such as a private key that a profile
 * from elsewhere names; undefined when it may be replaced. A mode that is too open is no reason: replacing repairs it.
 */
export function findReplacementProblem(path: string, io: Io): string | undefined {
  const info = io.files.lstat(path);
  // Whatever else is in the way is refused when the secret is written.
  if (info?.kind !== "file" || info.size === 0) return undefined;
  if (!isInStellaHome(path, io)) return "it is not below the StellaOps home";
  return parseSecret(io.files.read(path, maxSecretBytes + 1).bytes).problem;
}

/** Keeps a copy of a file beside it, 0600, with `.bak` appended to its name. @throws {CliError} when it cannot be written. */
export function backUp(path: string, io: Io): void {
  const { size } = io.files.lstat(path) ?? { size: 0 };
  writeFile(io, `${path}.bak`, io.files.read(path, size).bytes, privatePolicy);
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
