import { maxDepth } from "./nodes.ts";
import { parsePlainYaml } from "./plain-yaml.ts";
import { parseWithLibrary, type YamlText } from "./library.ts";

/** Reads text as YAML 1.2. The library, more than half of a command, is only loaded for what is not plain. */
export function parseYaml(text: string): YamlText {
  const root = parsePlainYaml(text);
  if (root) return { root, problems: [] };
  return parseWithLibrary(text, maxDepth);
}
