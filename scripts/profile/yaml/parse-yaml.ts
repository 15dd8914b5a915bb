import { limits } from "../limits.ts";
import { parsePlainYaml } from "./plain-yaml.ts";
import { parseWithLibrary, type YamlText } from "./library.ts";

/** Parses text as YAML 1.2. The plain parser reads nearly every profile; the library, which is slower, reads the rest. */
export function parseYaml(text: string): YamlText {
  const root = parsePlainYaml(text);
  if (root) return { root, problems: [] };
  return parseWithLibrary(text, limits);
}
