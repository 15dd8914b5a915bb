import { locate, type Position } from "../profile/document.ts";
import type { Span } from "../profile/yaml/nodes.ts";
import type { LintFile } from "./lint-file.ts";

/** How bad a finding is, the worst first. */
export const severities = ["error", "warning", "info"] as const satisfies readonly Severity[];

/** One of {@linkcode severities}. */
export type Severity = "error" | "warning" | "info";

/** A replacement of a span of the text. An empty span is an insertion. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** A change that is safe to make unasked: the profile means the same afterwards, or what was clearly intended. */
export interface Fix {
  /** What it does, as a command: `write "Url"`. */
  readonly description: string;
  readonly edits: readonly Edit[];
}

/** Where a span lies. Lines and columns are 1-based; columns count UTF-16 code units, and the end is exclusive. */
export interface Region {
  /** The line on which it begins. */
  readonly line: number;
  /** The column of its first character. */
  readonly column: number;
  /** The line on which it ends. */
  readonly endLine: number;
  /** The column behind its last character. */
  readonly endColumn: number;
}

/** One mistake, located and explained. */
export interface Finding extends Region {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** As shown: relative to the current directory if it is below it, otherwise absolute. */
  readonly file: string;
  /** The URL of the rule's explanation. */
  readonly help: string;
  readonly fix: Fix | undefined;
  readonly span: Span;
  readonly source: LintFile;
}

/** The region of a span. A file that could not be read has its start only. */
export function locateSpan({ document }: Pick<LintFile, "document">, { start, end }: Span): Region {
  const place = (offset: number): Position => document ? locate(document, offset) : { line: 1, column: 1 };
  const { line, column } = place(start);
  const { line: endLine, column: endColumn } = place(end);
  return { line, column, endLine, endColumn };
}

/** The edits of a fix with their regions, as reports show them. */
export function locateEdits({ source }: Finding, { edits }: Fix): (Region & Pick<Edit, "text">)[] {
  return edits.map(({ span, text }) => ({ ...locateSpan(source, span), text }));
}

/** Sorts findings by file, position, severity, rule and message, and drops duplicates. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const sorted = [...findings].sort((a, b) =>
    compare(a.file, b.file) || a.line - b.line || a.column - b.column ||
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    compare(a.rule, b.rule) || compare(a.message, b.message)
  );
  return sorted.filter((finding, index) => !isDuplicate(finding, sorted[index - 1]));
}

const isDuplicate = (finding: Finding, before: Finding | undefined): boolean =>
  before !== undefined && before.file === finding.file && before.span.start === finding.span.start &&
  before.rule === finding.rule && before.message === finding.message;

/** By code unit: the same on every machine. */
const compare = (a: string, b: string): number => a < b ? -1 : a > b ? 1 : 0;
