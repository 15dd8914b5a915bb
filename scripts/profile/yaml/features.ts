import type { Problem } from "../document.ts";
import type { FeatureCode } from "./feature-codes.ts";
import { type Node, type Span, walk } from "./nodes.ts";

/** Finds the features beyond plain keys and values that a valid text uses; each span is the feature's own. */
export function findFeatures(text: string, root: Node | undefined): Problem[] {
  const problems: Problem[] = [];
  const report = (code: FeatureCode, what: string, { start, end }: Span): void => {
    const message = `${what} not portable`;
    problems.push({ kind: "difference", code, message, field: undefined, span: { start, end } });
  };
  for (const { index, 0: line } of text.matchAll(/^%.*/gm)) {
    report("DIRECTIVE", "directives are", createSpan(index, line));
  }
  // Most profiles have none of these characters, so that their nodes need no look.
  if (!/[&*!]|<</.test(text)) return problems;
  // An alias that occurs a hundred times is reported once.
  const reported = new Set<string>();
  const reportOnce = (code: FeatureCode, what: string, written: string, at: number): void => {
    // What is written is not quoted: a secret without quotes can look like any of these.
    if (!reported.has(written)) report(code, `${what} is`, createSpan(at, written));
    reported.add(written);
  };
  walk(root, (node, isKey) => {
    const { start } = node.span;
    if (node.kind === "alias") reportOnce("ALIAS", "an alias", `*${node.source}`, start);
    else for (const property of findProperties(node, start, text)) reportOnce(...property);
    if (isKey && text.startsWith("<<", start)) report("MERGE", "merge keys are", createSpan(start, "<<"));
  });
  return problems;
}

const createSpan = (start: number, text: string): Span => ({ start, end: start + text.length });

/** The anchor and the tag in front of a node, as they are written. */
function findProperties(
  node: Exclude<Node, { kind: "alias" }>,
  start: number,
  text: string,
): [FeatureCode, string, string, number][] {
  const properties: [FeatureCode, string, string, number][] = [];
  if (node.anchor) {
    const anchor = `&${node.anchor}`;
    properties.push(["ANCHOR", "an anchor", anchor, text.lastIndexOf(anchor, start)]);
  }
  if (node.tag) {
    let at = text.lastIndexOf("!", start);
    while (at > 0 && /[^\s[\]{},]/.test(text.charAt(at - 1))) at--;
    properties.push(["TAG", "a tag", /^\S*/.exec(text.slice(at, start))?.[0] ?? "", at]);
  }
  return properties;
}
