import measureWidth from "fast-string-truncated-width";
import { sanitize } from "../core/sanitize.ts";
import type { Span } from "../profile/yaml/nodes.ts";
import type { Finding } from "./finding.ts";
import { maskSpan } from "./mask.ts";

/** The line of a finding and a marker under its place, safe to show. */
export interface CodeFrame {
  readonly text: string;
  /** The spaces in front of the marker. */
  readonly indent: string;
  readonly marker: string;
}

/** A longer line is cut around the place. In UTF-16 code units. */
const maxWidth = 100;

/** The line that a finding begins on, with its secrets masked; undefined when the line is empty. */
export function createCodeFrame({ source: { text }, span }: Finding, secrets: readonly Span[]): CodeFrame | undefined {
  const start = span.start === 0 ? 0 : text.lastIndexOf("\n", span.start - 1) + 1;
  const end = findLineEnd(text, span.start);
  if (start === end) return undefined;
  const masked = maskSpan(text, { start, end }, secrets);
  const from = masked.mapOffset(span.start);
  const to = Math.max(masked.mapOffset(Math.min(span.end, end)), from + 1);
  const cutStart = Math.max(0, from - maxWidth / 2);
  const cutEnd = Math.max(to, cutStart + maxWidth);
  const show = (start: number, end: number): string => sanitize(masked.text.slice(start, end).replaceAll("\t", " "));
  const before = (cutStart > 0 ? "…" : "") + show(cutStart, from);
  const marked = show(from, Math.min(to, cutStart + maxWidth));
  const after = show(to, cutEnd) + (masked.text.length > cutEnd ? "…" : "");
  return {
    text: before + marked + after,
    indent: " ".repeat(measureWidth(before).width),
    marker: "^".repeat(Math.max(measureWidth(marked).width, 1)),
  };
}

function findLineEnd(text: string, offset: number): number {
  const newline = text.indexOf("\n", offset);
  const end = newline < 0 ? text.length : newline;
  return text[end - 1] === "\r" && end > offset ? end - 1 : end;
}
