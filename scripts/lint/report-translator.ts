import type { Span } from "../profile/yaml/nodes.ts";
import { locate, type Position, type ProfileDocument } from "../profile/document.ts";
import type { Finding, Severity } from "./finding.ts";
import { helpOf } from "./help-link.ts";
import { fillMessage } from "./interpolate.ts";
import type { Report, Rule } from "./rule.ts";
import type { Source } from "./source.ts";

/** What turns a rule's report into a finding. */
interface ReportOptions {
  readonly rule: Rule;
  readonly source: Source;
  /** Undefined when the file could not be read: then there are no places in it. */
  readonly document: ProfileDocument | undefined;
  /** The user's wish, which is stronger than the rule's. */
  readonly wish: Severity | undefined;
  readonly into: Finding[];
}

/** Nobody reads more of one kind in one file, and a file of a quarter megabyte can hold a hundred thousand. */
const maxFindings = 1000;

const andMore = "there are more findings of this rule below. fix those above first";

/** Makes the function with which one rule reports on one file. */
export function createReport({ rule, source, document, wish, into }: ReportOptions): Report<string> {
  let count = 0;
  return (id, stretch, { data, severity, fix } = {}) => {
    if (count++ > maxFindings) return;
    const span = withoutLineEnd(stretch, source.text);
    const start = placeIn(document, span.start);
    const end = placeIn(document, span.end);
    into.push({
      rule: rule.id,
      severity: wish ?? severity ?? rule.severity,
      message: count > maxFindings
        ? andMore
        : fillMessage((rule.messages as Readonly<Record<string, string>>)[id] as string, data),
      file: source.file,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      help: helpOf(rule.id),
      fix: count > maxFindings ? undefined : fix,
      span,
      source,
      document,
    });
  };
}

const placeIn = (document: ProfileDocument | undefined, offset: number): Position =>
  document ? locate(document, offset) : { line: 1, column: 1 };

/** The parser counts the line end behind a block as part of it. */
function withoutLineEnd({ start, end }: Span, text: string): Span {
  const stretch = text.slice(start, end);
  const kept = stretch.trimEnd();
  return { start, end: /[\r\n]/.test(stretch.slice(kept.length)) ? start + kept.length : end };
}
