import { expect, it } from "vitest";
import { parseYaml } from "../../../scripts/profile/yaml/parse-yaml.ts";

/** Each problem of a text with what it is about. */
const list = (text: string): string[] =>
  parseYaml(text).problems.map(({ kind, code, span }) => `${kind} ${code} ${text.slice(span.start, span.end)}`);

it.each<[what: string, text: string, expected: readonly string[]]>([
  ["an anchor and its alias", "a: &x b\nc: *x\n", ["difference ANCHOR &x", "difference ALIAS *x"]],
  ["an alias that occurs twice, once", "a: &x b\nc: [*x, *x]\n", ["difference ANCHOR &x", "difference ALIAS *x"]],
  ["a tag", "a: !!str b\n", ["difference TAG !!str"]],
  ["a tag of the text's own", "a: !x b\n", ["difference TAG !x"]],
  ["a merge key", "a: {<<: {b: c}}\n", ["difference MERGE <<"]],
  ["a directive", "%YAML 1.2\n---\na: b\n", ["difference DIRECTIVE %YAML 1.2"]],
  ["a directive behind the document", "a: b\n...\n%\n", ["difference DIRECTIVE %"]],
  ["nothing in comments and quotes", "# &a *b !c %d <<\na: '&a *b !c << %'\n", []],
])("findFeatures() finds %s", (_, text, expected) => expect(list(text)).toEqual(expected));
