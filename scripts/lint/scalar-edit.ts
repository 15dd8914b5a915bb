import type { Span } from "../profile/yaml/nodes.ts";
import type { DocumentEntry, ProfileDocument } from "../profile/document.ts";
import type { Edit } from "./finding.ts";

/** The text of a scalar between its quotes, as far as it stands there letter by letter. */
export interface Literal {
  readonly text: string;
  readonly span: Span;
}

/** The source of a scalar value on one line, without quotes; undefined where it is written in any other way. */
export function literalOf(
  { text }: Pick<ProfileDocument, "text">,
  { valueSpan, value }: DocumentEntry,
): Literal | undefined {
  if (value?.kind !== "scalar" || value.style === "block") return undefined;
  const quoted = value.style === "plain" ? 0 : 1;
  const span = { start: valueSpan.start + quoted, end: valueSpan.end - quoted };
  const literal = text.slice(span.start, span.end);
  return /[\n\r\\]|''/.test(literal) ? undefined : { text: literal, span };
}

/** The stretch of one word of a value; the whole value where that cannot be told. */
export function spanOfWord(document: ProfileDocument, entry: DocumentEntry, word: string): Span {
  const literal = literalOf(document, entry);
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const found = literal && new RegExp(`(?<![^\\s,;])${escaped}(?![^\\s,;])`).exec(literal.text);
  if (!found) return entry.valueSpan;
  const start = literal.span.start + found.index;
  return { start, end: start + word.length };
}

/** Puts quotes around a plain scalar. An insertion on either side, so that the value itself stands in no edit. */
export function quoteEdits({ start, end }: Span): Edit[] {
  return [start, end].map((at) => ({ span: { start: at, end: at }, text: '"' }));
}
