import { joinPath } from "../core/paths.ts";
import { type PrivateFilesIo, writePrivateFile } from "../core/private-files.ts";
import { getStellaHome, type HomeIo } from "../profile/home.ts";
import { profileSchemaText } from "./templates.generated.ts";

/**
 * Puts the JSON Schema where the first line of each profile points editors to: `<home>/profile.schema.json`, which is
 * `../profile.schema.json` as seen from a profile. The home is there by then, and may be a link of the user's own making.
 */
export function writeSchemaFile(io: HomeIo & PrivateFilesIo): void {
  const file = joinPath(io.platform, io.files.realPath(getStellaHome(io)), "profile.schema.json");
  writePrivateFile(io, file, new TextEncoder().encode(profileSchemaText));
}
