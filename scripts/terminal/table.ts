import truncatedWidth from "fast-string-truncated-width";
import type { OutputStream } from "../core/io.ts";
import { sanitize } from "../core/sanitize.ts";

/** Spaces between two columns. */
const gap = 2;
/** No column is cut below this width, which would make it unreadable. */
const leastWidth = 6;

/** Rows of a table; the first is its header. */
export interface Table {
  readonly rows: readonly (readonly string[])[];
  /** The headers of the columns to cut first when the terminal is narrow. */
  readonly elastic: readonly string[];
}

/**
 * Aligns rows in columns by display width. On a terminal the widest columns are cut until a line fits, the elastic ones
 * first; elsewhere nothing is cut. Cells are sanitized, so that a value cannot control the terminal.
 */
export function formatTable({ rows, elastic }: Table, stream: OutputStream): string {
  const cells = rows.map((row) => row.map(sanitize));
  const columns = Math.max(0, ...cells.map((row) => row.length));
  const natural = Array.from(
    { length: columns },
    (_, at) => Math.max(...cells.map((row) => measureWidth(row[at] ?? ""))),
  );
  const first = natural.map((_, at) => elastic.includes(rows[0]?.[at] ?? ""));
  const room = stream.isTerminal ? stream.columns - gap * (columns - 1) : Infinity;
  const widths = fit(fit(natural, first, room), natural.map(() => true), room);
  const line = (row: readonly string[]): string =>
    row.map((cell, at) => pad(truncate(cell, widths[at] ?? 0), widths[at] ?? 0)).join(" ".repeat(gap)).trimEnd();
  return cells.map((row) => `${line(row)}\n`).join("");
}

/** Narrows the widest column that may be cut until all columns fit. */
function fit(widths: readonly number[], cuttable: readonly boolean[], room: number): number[] {
  const fitted = [...widths];
  for (let excess = fitted.reduce((sum, width) => sum + width, 0) - room; excess > 0; excess--) {
    const candidates = fitted.map((width, at) => cuttable[at] ? width : 0);
    const widest = Math.max(...candidates);
    if (widest <= leastWidth) break;
    fitted[candidates.lastIndexOf(widest)] = widest - 1;
  }
  return fitted;
}

const measureWidth = (text: string): number => truncatedWidth(text).width;

const pad = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - measureWidth(text)));

function truncate(text: string, width: number): string {
  const { truncated, index } = truncatedWidth(text, { limit: width, ellipsis: "…", ellipsisWidth: 1 });
  return truncated ? `${text.slice(0, index)}…` : text;
}
