import { type Node, type Span, walk } from "../../profile/yaml/nodes.ts";
import type { ProfileDocument } from "../../profile/document.ts";
import type { ProfileRule } from "../rule.ts";

/** YAML that goes beyond keys and values. */
export const yamlFeature: ProfileRule<"anchor" | "alias" | "tag" | "merge" | "directive" | "documents"> = {
  about: "profile",
  id: "yaml-feature",
  description: "The file uses anchors, aliases, tags, merge keys, directives or several documents.",
  why:
    "Readers of configuration differ in what they support beyond plain keys and values: a merge key may be taken for " +
    "a setting named <<, a second document may be ignored, and aliases can make a small file huge.",
  severity: "error",
  messages: {
    anchor: "anchor {{text}} is not portable. remove it",
    alias: "alias {{text}} is not portable. write the value out",
    tag: "tag {{text}} is not portable. remove it, and quote the value if it is text",
    merge: "merge keys are not portable. write the keys out",
    directive: "directives are not portable. remove it",
    documents: "a profile is one document, and only the first counts. remove what follows",
  },
  check({ document }, report) {
    for (const { code, span } of document.problems) if (code === "MULTIPLE_DOCS") report("documents", span);
    for (const { index, 0: text } of document.text.matchAll(/^%[A-Z]+.*?(?=\r?$)/gm)) {
      if (index < (document.root?.span.start ?? 0)) report("directive", spanAt(index, text));
    }
    // Most profiles have none of these characters: no need to look at every node.
    if (!/[&*!]|<</.test(document.text)) return;
    // An alias that stands in a hundred places is told once.
    const told = new Set<string>();
    const tell = (id: "anchor" | "alias" | "tag", text: string, at: number): void => {
      if (!told.has(text)) report(id, spanAt(at, text), { data: { text } });
      told.add(text);
    };
    walk(document.root, (node, isKey) => {
      const { start } = node.span;
      if (node.kind === "alias") tell("alias", `*${node.source}`, start);
      else for (const property of propertiesOf(node, start, document)) tell(...property);
      if (isKey && document.text.startsWith("<<", start)) report("merge", spanAt(start, "<<"));
    });
  },
};

const spanAt = (start: number, text: string): Span => ({ start, end: start + text.length });

/** The anchor and the tag in front of a node, as they stand in the text. */
function propertiesOf(node: Node, start: number, { text }: ProfileDocument): ["anchor" | "tag", string, number][] {
  const found: ["anchor" | "tag", string, number][] = [];
  if (node.anchor) {
    const anchor = `&${node.anchor}`;
    found.push(["anchor", anchor, text.lastIndexOf(anchor, start)]);
  }
  if (node.tag) {
    let at = text.lastIndexOf("!", start);
    while (at > 0 && /[^\s[\]{},]/.test(text.charAt(at - 1))) at--;
    found.push(["tag", /^\S*/.exec(text.slice(at, start))?.[0] ?? "", at]);
  }
  return found;
}
