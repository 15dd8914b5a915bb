import measureWidth from "fast-string-truncated-width";
import { memoize } from "../core/memoize.ts";
import { sanitize } from "../core/sanitize.ts";
import type { Span } from "../profile/yaml/nodes.ts";
import type { Finding } from "./finding.ts";
import type { LintFile } from "./lint-file.ts";
import { type MaskedText, maskSpan } from "../profile/mask.ts";

/** The line of a finding and a marker under its place, safe to show. */
export interface CodeFrame {
  readonly text: string;
  /** The spaces in front of the marker. */
  readonly indent: string;
  readonly marker: string;
}

/** A longer line is cut around the place. In UTF-16 code units. */
const maxWidth = 100;

/**
 * Makes the function that shows the line that a finding of one file begins on, with its secrets masked; undefined when the
 * line is empty. A line is masked once, however many findings it has.
 */
export function createFrameMaker(
  { text, document, findSecrets }: LintFile,
): (finding: Finding) => CodeFrame | undefined {
  const { lineStarts = [0] } = document ?? {};
  const maskLine = memoize((line: number): MaskedLine => {
    const start = lineStarts[line - 1] ?? 0;
    const end = findLineEnd(text, start);
    return { end, isEmpty: start === end, ...maskSpan(text, { start, end }, findSecrets().spans) };
  });
  return ({ line, span }) => {
    const masked = maskLine(line);
    return masked.isEmpty ? undefined : createCodeFrame(span, masked);
  };
}

interface MaskedLine extends MaskedText {
  /** Where the line ends in the original. */
  readonly end: number;
  readonly isEmpty: boolean;
}

function createCodeFrame(span: Span, masked: MaskedLine): CodeFrame {
  const { end } = masked;
  const from = masked.mapOffset(span.start);
  const to = Math.max(masked.mapOffset(Math.min(span.end, end)), from + 1);
  const cutStart = Math.max(0, from - maxWidth / 2);
  const cutEnd = cutStart + maxWidth;
  // Whole from the start of the line: what is harmless in parts may be a command to a CI runner.
  const show = (end: number): string =>
    (cutStart > 0 ? "…" : "") + sanitize(masked.text.slice(cutStart, end).replaceAll("\t", " "));
  const indent = measureWidth(show(from)).width;
  return {
    text: show(cutEnd) + (masked.text.length > cutEnd ? "…" : ""),
    indent: " ".repeat(indent),
    marker: "^".repeat(Math.max(measureWidth(show(Math.min(to, cutEnd))).width - indent, 1)),
  };
}

function findLineEnd(text: string, offset: number): number {
  const newline = text.indexOf("\n", offset);
  const end = newline < 0 ? text.length : newline;
  return text[end - 1] === "\r" && end > offset ? end - 1 : end;
}
