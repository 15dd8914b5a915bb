import { root, type Spawned, spawnProgram } from "./bundles.ts";
import { temporaryDirectory } from "./io.ts";

/** Runs npm in a folder, without a registry and without user settings. */
export function npm(cwd: string, ...args: readonly string[]): Promise<Spawned> {
  const env = {
    HOME: temporaryDirectory(),
    npm_config_offline: "true",
    npm_config_ignore_scripts: "true",
    npm_config_update_notifier: "false",
  };
  return spawnProgram("npm", args, { cwd, env });
}

/** The package that would be published. */
export interface Pack {
  readonly filename: string;
  readonly files: readonly { readonly path: string; readonly mode: number }[];
}

/** Packs this repository: into a folder, or as a dry run. */
export async function pack(folder?: string): Promise<Pack> {
  const target = folder ? ["--pack-destination", folder] : ["--dry-run"];
  const { code, out, err } = await npm(root, "pack", "--json", ...target);
  if (code !== 0) throw new Error(err);
  return JSON.parse(out)[0];
}
