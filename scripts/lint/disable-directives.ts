import type { Span } from "../profile/yaml/nodes.ts";

/** One rule that a comment silences on one line. */
export interface Suppression {
  readonly rule: string;
  /** 1-based: the line that it silences. */
  readonly line: number;
  /** The rule's id in the comment; the whole comment when it names none. */
  readonly span: Span;
}

const comment = /(?:^|[ \t])#[ \t]*stella-lint-disable-(next-)?line\b([^\r\n]*)/g;

/** The suppressions in a text: `# stella-lint-disable-line RULE… -- reason`, or `…-next-line …`. */
export function suppressionsIn(text: string): Suppression[] {
  if (!text.includes("stella-lint-disable-")) return [];
  const found: Suppression[] = [];
  let start = 0;
  for (const [index, content] of text.split("\n").entries()) {
    for (const match of content.matchAll(comment)) found.push(...rulesOf(match, start, index + 1));
    start += content.length + 1;
  }
  return found;
}

function rulesOf(match: RegExpExecArray, start: number, line: number): Suppression[] {
  const [whole, next, rest = ""] = match;
  const target = next ? line + 1 : line;
  const names = rest.split(/[ \t]--(?:[ \t]|$)/)[0] ?? "";
  const offset = start + match.index + whole.length - rest.length;
  const rules = [...names.matchAll(/[^\s,]+/g)].map(({ 0: rule, index }) => ({
    rule,
    line: target,
    span: { start: offset + index, end: offset + index + rule.length },
  }));
  if (rules.length > 0) return rules;
  const span = { start: start + match.index + whole.search(/#/), end: start + match.index + whole.trimEnd().length };
  return [{ rule: "", line: target, span }];
}
