import type { Span } from "../profile/yaml/nodes.ts";

/** One rule that a comment disables on one line. */
export interface DisableDirective {
  /** Empty when the comment names no rule. */
  readonly rule: string;
  /** 1-based: the line on which the rule is disabled. */
  readonly line: number;
  /** The rule's id in the comment; the whole comment when it names no rule. */
  readonly span: Span;
}

const comment = /(?:^|[ \t])#[ \t]*stella-lint-disable-(next-)?line\b([^\r\n]*)/g;

/** The directives in a text: `# stella-lint-disable-line RULE… -- reason`, or `…-next-line …`. */
export function parseDisableDirectives(text: string): DisableDirective[] {
  if (!text.includes("stella-lint-disable-")) return [];
  const directives: DisableDirective[] = [];
  let start = 0;
  for (const [index, content] of text.split("\n").entries()) {
    for (const match of content.matchAll(comment)) directives.push(...parseComment(match, start, index + 1));
    start += content.length + 1;
  }
  return directives;
}

function parseComment(match: RegExpExecArray, lineStart: number, commentLine: number): DisableDirective[] {
  const [whole, next, rest = ""] = match;
  const line = next ? commentLine + 1 : commentLine;
  const ids = rest.split(/[ \t]--(?:[ \t]|$)/)[0] ?? "";
  const start = lineStart + match.index;
  const idsStart = start + whole.length - rest.length;
  const directives = [...ids.matchAll(/[^\s,]+/g)].map(({ 0: rule, index }) => ({
    rule,
    line,
    span: { start: idsStart + index, end: idsStart + index + rule.length },
  }));
  if (directives.length > 0) return directives;
  return [{ rule: "", line, span: { start: start + whole.search(/#/), end: start + whole.trimEnd().length } }];
}
