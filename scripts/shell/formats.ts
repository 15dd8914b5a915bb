import type { Format } from "./format.ts";
import { fish } from "./formats/fish.ts";
import { json } from "./formats/json.ts";
import { sh } from "./formats/sh.ts";

/** Every format, the default first. */
export const formats: readonly Format[] = [sh, fish, json];

/** Every name that `--format` takes. */
export const formatNames: readonly string[] = formats.flatMap(({ name, aliases }) => [name, ...aliases]);

/** The format of that name or alias. */
export function formatOf(name: string): Format | undefined {
  return formats.find((format) => format.name === name || format.aliases.includes(name));
}
