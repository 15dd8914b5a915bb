import type { ProfileDocument } from "../../profile/document.ts";
import { type Node, type Span, walk } from "../../profile/yaml/nodes.ts";
import type { ProfileRule } from "../rule.ts";

export const yamlFeature = {
  about: "profile",
  id: "yaml-feature",
  description: "The file uses anchors, aliases, tags, merge keys, directives or several documents.",
  why:
    "Readers of configuration files differ in what they support beyond plain keys and values. They may take a merge key " +
    "for a setting named <<, or ignore a second document, and aliases can make a small file huge.",
  severity: "error",
  messages: {
    anchor: "anchor {{text}} is not portable. remove it",
    alias: "alias {{text}} is not portable. write the value out",
    tag: "tag {{text}} is not portable. remove it, and quote the value if it is text",
    merge: "merge keys are not portable. write the keys out",
    directive: "directives are not portable. remove it",
    documents: "a profile is a single document, and only the first one counts. remove the rest",
  },
  check({ document }, report) {
    for (const { code, span } of document.problems) if (code === "MULTIPLE_DOCS") report("documents", span);
    for (const { index, 0: text } of document.text.matchAll(/^%[A-Z].*/gm)) {
      if (index < (document.root?.span.start ?? 0)) report("directive", createSpan(index, text));
    }
    // Most profiles have none of these characters, so that their nodes need no look.
    if (!/[&*!]|<</.test(document.text)) return;
    // An alias that occurs a hundred times is reported once.
    const reported = new Set<string>();
    const reportOnce = (id: "anchor" | "alias" | "tag", text: string, at: number): void => {
      if (!reported.has(text)) report(id, createSpan(at, text), { data: { text } });
      reported.add(text);
    };
    walk(document.root, (node, isKey) => {
      const { start } = node.span;
      if (node.kind === "alias") reportOnce("alias", `*${node.source}`, start);
      else for (const property of findProperties(node, start, document)) reportOnce(...property);
      if (isKey && document.text.startsWith("<<", start)) report("merge", createSpan(start, "<<"));
    });
  },
} as const satisfies ProfileRule<"anchor" | "alias" | "tag" | "merge" | "directive" | "documents">;

const createSpan = (start: number, text: string): Span => ({ start, end: start + text.length });

/** The anchor and the tag in front of a node, as they are written. */
function findProperties(node: Node, start: number, { text }: ProfileDocument): ["anchor" | "tag", string, number][] {
  const properties: ["anchor" | "tag", string, number][] = [];
  if (node.anchor) {
    const anchor = `&${node.anchor}`;
    properties.push(["anchor", anchor, text.lastIndexOf(anchor, start)]);
  }
  if (node.tag) {
    let at = text.lastIndexOf("!", start);
    while (at > 0 && /[^\s[\]{},]/.test(text.charAt(at - 1))) at--;
    properties.push(["tag", /^\S*/.exec(text.slice(at, start))?.[0] ?? "", at]);
  }
  return properties;
}
