import { maxDepth } from "./nodes.ts";
import { readPlainYaml } from "./plain-yaml.ts";
import { parseYaml, type YamlText } from "./library.ts";

/** Reads text as YAML 1.2. The library, more than half of a command, is only loaded for what is not plain. */
export function readYaml(text: string): YamlText {
  const root = readPlainYaml(text);
  if (root) return { root, problems: [] };
  return parseYaml(text, maxDepth);
}
