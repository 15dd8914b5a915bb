import { UsageError } from "../cli/errors.ts";
import type { ReadIo } from "./read.ts";
import { readSettings } from "./settings.ts";

/**
 * The absolute path of the file in which a profile keeps its secret.
 * @throws {UsageError} when it keeps none, or the profile cannot be used.
 */
export function secretPath(argument: string | undefined, io: ReadIo): string {
  const { name, file, secret } = readSettings(argument, io);
  if (secret.kind === "file") return secret.path;
  const how = secret.kind === "inline" ? "holds its secret itself (ClientSecret)" : "names no ClientSecretFile";
  throw new UsageError(`profile "${name}" ${how} (${file})`, {
    hint: `set ClientSecretFile in it, such as ~/.stellaops/secrets/${name}.secret`,
  });
}
