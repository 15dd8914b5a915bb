import { readFileSync } from "node:fs";
import { bundleOf, type CommandName, type Spawned, type SpawnOptions, spawnProgram } from "./bundles.ts";

/** The first line of a bundle, without its end. */
export function shebangOf(bundle: string): string {
  const [first = ""] = readFileSync(bundle, "utf8").split("\n", 1);
  return first;
}

/** What stands between `deno` and the file in the first line of a Deno bundle: `run` and the permissions. */
export function denoOptions(bundle: string): string[] {
  const words = shebangOf(bundle).split(" ");
  return words.slice(words.indexOf("deno") + 1);
}

/** Runs a Deno bundle with the options of its first line, each changed or left out. */
export function runWithOptions(
  change: (option: string) => string | undefined,
  command: CommandName,
  args: readonly string[],
  options?: SpawnOptions,
): Promise<Spawned> {
  const bundle = bundleOf(command, "deno");
  const changed = denoOptions(bundle).map(change).filter((option) => option !== undefined);
  return spawnProgram("deno", [...changed, bundle, ...args], options);
}
