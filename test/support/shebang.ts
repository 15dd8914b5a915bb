import { readFileSync } from "node:fs";

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
