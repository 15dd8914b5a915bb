import { readFileSync, writeFileSync } from "node:fs";

/** Copies the version of `package.json` to the other files that hold it. `npm version` runs this. */
const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

const places: readonly [file: string, pattern: RegExp][] = [
  ["deno.json", /(?<="version": ")[^"]+/],
  ["scripts/core/version.ts", /(?<=version = ")[^"]+/],
];
for (const [file, pattern] of places) {
  writeFileSync(file, readFileSync(file, "utf8").replace(pattern, version));
}
