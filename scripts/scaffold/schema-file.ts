import type { Io } from "../core/io.ts";
import { joinPath } from "../core/paths.ts";
import { privatePolicy, writeFile } from "../core/write-file.ts";
import { getStellaHome } from "../profile/home.ts";
import { profileSchemaText } from "./templates.generated.ts";

/**
 * Writes the JSON Schema to where the first line of each profile points editors: `<home>/profile.schema.json`, which is
 * `../profile.schema.json` from a profile. The home exists by then, and may be a symbolic link of the user's.
 */
export function writeSchemaFile(io: Io): void {
  const file = joinPath(io.platform, io.files.realPath(getStellaHome(io)), "profile.schema.json");
  writeFile(io, file, new TextEncoder().encode(profileSchemaText), privatePolicy);
}
