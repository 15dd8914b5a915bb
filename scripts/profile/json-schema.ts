import { joinPath } from "../runtime/paths.ts";
import { type PrivateFilesIo, writePrivateFile } from "../runtime/private-files.ts";
import { type HomeIo, stellaHome } from "./home.ts";
import { profileSchemaText } from "./templates.generated.ts";

/**
 * Puts the JSON Schema where the first line of each profile points editors to: `<home>/profile.schema.json`, which is
 * `../profile.schema.json` as seen from a profile.
 */
export function writeSchemaFile(io: HomeIo & PrivateFilesIo): void {
  const file = joinPath(io.platform, stellaHome(io), "profile.schema.json");
  writePrivateFile(io, file, new TextEncoder().encode(profileSchemaText));
}
