import { maxDepth } from "./nodes.ts";
import { readPlainYaml } from "./plain-yaml.ts";
import type { YamlText } from "./yaml-library.ts";

/** Reads text as YAML 1.2. The library, more than half of a command, is only loaded for what is not plain. */
export async function readYaml(text: string): Promise<YamlText> {
  const root = readPlainYaml(text);
  if (root) return { root, problems: [] };
  const { parseYaml } = await import("./yaml-library.ts");
  return parseYaml(text, maxDepth);
}
