import type { DocumentEntry, ProfileDocument } from "../profile/document.ts";
import type { Span } from "../profile/yaml/nodes.ts";
import type { Edit } from "./finding.ts";

/** A scalar between its quotes, where the text says literally what the value is. */
export interface Literal {
  readonly text: string;
  readonly span: Span;
}

/** The literal of a scalar value on one line; undefined when it has escapes or is written in any other way. */
export function findLiteral(
  { text }: Pick<ProfileDocument, "text">,
  { valueSpan, value }: DocumentEntry,
): Literal | undefined {
  if (value?.kind !== "scalar" || value.style === "block") return undefined;
  const quote = value.style === "plain" ? 0 : 1;
  const span = { start: valueSpan.start + quote, end: valueSpan.end - quote };
  const literal = text.slice(span.start, span.end);
  return /[\n\r\\]|''/.test(literal) ? undefined : { text: literal, span };
}

/** The words of a value by their first place in it; empty when the value is not literal. */
export function locateWords(document: ProfileDocument, entry: DocumentEntry): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  const literal = findLiteral(document, entry);
  for (const { 0: word, index } of literal?.text.matchAll(/[^\s,;]+/g) ?? []) {
    const start = (literal?.span.start ?? 0) + index;
    if (!spans.has(word)) spans.set(word, { start, end: start + word.length });
  }
  return spans;
}

/** Puts quotes around a plain scalar: two insertions, so that no edit holds the value itself. */
export function quoteScalar({ start, end }: Span): Edit[] {
  return [start, end].map((at) => ({ span: { start: at, end: at }, text: '"' }));
}
