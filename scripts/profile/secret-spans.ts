import { type ProfileDocument, unreadableKinds } from "./document.ts";
import { isSecretKey } from "./secret-keys.ts";
import { findUserInfo } from "./url.ts";
import { type Node, type Span, walk } from "./yaml/nodes.ts";
import { findTextualSecrets } from "./textual-secrets.ts";

/** Shorter values may be ordinary words. */
const minSecret = 6;

/** A profile has one or two. Where there are more, every value counts as a secret. */
const maxSecrets = 8;

/** The secrets of a text, as parsed and as written. */
export interface Secrets {
  /** The spans that must not be shown, sorted and disjoint. */
  readonly spans: readonly Span[];
  /** The values that must not be shown anywhere. */
  readonly values: readonly string[];
}

/**
 * Finds what must not be shown of a text. Secrets are found in the text as well as in its nodes, so that those in broken
 * YAML and in comments are found, too. It errs on the side of hiding.
 */
export function findSecrets({ text, root, problems }: Pick<ProfileDocument, "text" | "root" | "problems">): Secrets {
  // What follows an error, or is in another document, is not among the nodes.
  const isBroken = problems.some(({ kind, code }) => unreadableKinds.has(kind) && code !== "DUPLICATE_KEY");
  const { spans, values } = findSecretNodes(root, text);
  const isAll = values.size > maxSecrets;
  const everywhere = isAll ? findValues(root) : [...values].flatMap((value) => findOccurrences(text, value));
  const found = [...spans, ...everywhere, ...findTextualSecrets(text, isBroken)];
  const whole = mergeSpans(found.map((span) => stripQuotes(span, text)));
  return { spans: whole.flatMap((span) => splitByLine(span, text)), values: isAll ? [] : [...values] };
}

/** The values of secret keys, what aliases among them refer to, and the texts in them. */
function findSecretNodes(root: Node | undefined, text: string): { spans: Span[]; values: Set<string> } {
  const rest = /[ \t]*#.*/y;
  const spans: Span[] = [];
  const values = new Set<string>();
  const anchors = new Map<string, Node[]>();
  walk(root, (node) => {
    if (node.kind === "alias" || !node.anchor) return;
    const nodes = anchors.get(node.anchor);
    if (nodes) nodes.push(node);
    else anchors.set(node.anchor, [node]);
  });
  const hidden = new Set<Node>();
  const hide = (node: Node): void => {
    if (hidden.has(node)) return;
    hidden.add(node);
    spans.push(node.span);
    walk(node, (part) => {
      hidden.add(part);
      if (part.kind === "alias") { for (const target of anchors.get(part.source) ?? []) hide(target); }
      if (part.kind === "scalar" && part.source.length >= minSecret) values.add(part.source);
    });
  };
  const isSecret = (key: Node | null): boolean => {
    if (key?.kind === "scalar") return isSecretKey(key.source);
    if (key?.kind !== "alias") return false;
    return (anchors.get(key.source) ?? []).some((target) => target.kind === "scalar" && isSecretKey(target.source));
  };
  walk(root, (node) => {
    if (node.kind !== "mapping") return;
    for (const { key, value } of node.pairs) {
      const userInfo = value?.kind === "scalar" ? findUserInfo(text, value.span) : undefined;
      if (userInfo) spans.push(userInfo);
      // A key that is left out may have been taken for a part of the value before it.
      const isLeftOut = key === null || (key.kind === "scalar" && key.source === "");
      if (value && isLeftOut) spans.push(value.span);
      if (!key || !value || !isSecret(key)) continue;
      hide(value);
      // A secret that begins with an indicator is not quoted: `!x` is a tag, `&x` an anchor.
      const before = text.slice(key.span.end, value.span.start);
      const start = key.span.end + (/^\s*:?\s*/.exec(before)?.[0].length ?? 0);
      // YAML takes what begins with ` #` for a comment; who wrote it may have meant a part of the secret.
      rest.lastIndex = value.span.end;
      spans.push({ start, end: value.span.end + (rest.exec(text)?.[0].length ?? 0) });
    }
  });
  return { spans, values };
}

/** The spans of every value; those of keys are left out. */
function findValues(root: Node | undefined): Span[] {
  const spans: Span[] = [];
  walk(root, (node, isKey) => {
    if (!isKey && (node.kind === "scalar" || node.kind === "alias")) spans.push(node.span);
  });
  return spans;
}

function findOccurrences(text: string, secret: string): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + secret.length)) {
    spans.push({ start: at, end: at + secret.length });
  }
  return spans;
}

/** Leaves line ends and indentation out, so that a masked text keeps its lines. */
function splitByLine({ start, end }: Span, text: string): Span[] {
  const spans: Span[] = [];
  let at = start;
  for (const line of text.slice(start, end).split("\n")) {
    const length = line.trimEnd().length;
    const indent = line.length - line.trimStart().length;
    if (indent < length) spans.push({ start: at + indent, end: at + length });
    at += line.length + 1;
  }
  return spans;
}

/** Quotes are not part of a secret, and worth showing. */
function stripQuotes({ start, end }: Span, text: string): Span {
  const quote = text.charAt(start);
  const isQuoted = (quote === '"' || quote === "'") && end - start > 1 && text.charAt(end - 1) === quote;
  return isQuoted ? { start: start + 1, end: end - 1 } : { start, end };
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && start <= last.end) result[result.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else if (start < end) result.push({ start, end });
  }
  return result;
}
