import { locate, type Position } from "../profile/document.ts";
import type { Finding, Fix } from "./finding.ts";

/** A fix as it stands in `json`: the same places as in findings, 1-based. */
export interface FixJson {
  readonly description: string;
  readonly edits: readonly {
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly text: string;
  }[];
}

/** Places the edits of a fix. */
export function fixAsJson({ document }: Finding, { description, edits }: Fix): FixJson {
  const place = (offset: number): Position => document ? locate(document, offset) : { line: 1, column: 1 };
  return {
    description,
    edits: edits.map(({ span, text }) => {
      const start = place(span.start);
      const end = place(span.end);
      return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column, text };
    }),
  };
}
