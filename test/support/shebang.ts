import { readFileSync } from "node:fs";
import { bundleOf, type CommandName, type Spawned, type SpawnOptions, spawnProgram } from "./bundles.ts";

/** The first line of a bundle, without its end. */
export function readShebang(bundle: string): string {
  const [first = ""] = readFileSync(bundle, "utf8").split("\n", 1);
  return first;
}

/** Deno's letters for permissions, and their long names. */
const longNames: ReadonlyMap<string, string> = new Map([
  ["-R", "--allow-read"],
  ["-W", "--allow-write"],
  ["-N", "--allow-net"],
  ["-E", "--allow-env"],
  ["-S", "--allow-sys"],
]);

/** The words between `deno` and the file in the first line of a Deno bundle: `run`, options and permissions by long names. */
export function denoOptions(bundle: string): string[] {
  const words = readShebang(bundle).split(" ");
  return words.slice(words.indexOf("deno") + 1).map((word) =>
    word.replace(/^-[A-Z](?==|$)/, (letter) => longNames.get(letter) ?? letter)
  );
}

/** Runs a Deno bundle with the options of its first line, each changed, or left out when `change` returns nothing. */
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
