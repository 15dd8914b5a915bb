import truncatedWidth from "fast-string-truncated-width";
import type { OutputStream } from "./io.ts";

/** Between two columns. */
const gap = 2;
/** No column is cut below this, or nothing could be told from it. */
const leastWidth = 6;

/**
 * Rows as aligned columns under a header, by display width. On a terminal the widest columns are cut until a line fits
 * it; elsewhere nothing is cut. Control characters are shown as `\ufffd`, so that a value cannot steer the terminal.
 */
export function textTable(rows: readonly (readonly string[])[], stream: OutputStream): string {
  const cells = rows.map((row) => row.map((cell) => cell.replace(/\p{Cc}/gu, "\ufffd")));
  const columns = Math.max(0, ...cells.map((row) => row.length));
  const natural = Array.from({ length: columns }, (_, at) => Math.max(...cells.map((row) => widthOf(row[at] ?? ""))));
  const widths = stream.isTerminal ? fit(natural, stream.columns - gap * (columns - 1)) : natural;
  const line = (row: readonly string[]): string =>
    row.map((cell, at) => pad(cut(cell, widths[at] ?? 0), widths[at] ?? 0)).join(" ".repeat(gap)).trimEnd();
  return cells.map((row) => `${line(row)}\n`).join("");
}

/** Takes from the widest column until all of them have room. */
function fit(widths: readonly number[], room: number): number[] {
  const fitted = [...widths];
  for (let excess = fitted.reduce((sum, width) => sum + width, 0) - room; excess > 0; excess--) {
    const widest = Math.max(...fitted);
    if (widest <= leastWidth) break;
    fitted[fitted.lastIndexOf(widest)] = widest - 1;
  }
  return fitted;
}

const widthOf = (text: string): number => truncatedWidth(text).width;

const pad = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - widthOf(text)));

function cut(text: string, width: number): string {
  const { truncated, index } = truncatedWidth(text, { limit: width, ellipsis: "…", ellipsisWidth: 1 });
  return truncated ? `${text.slice(0, index)}…` : text;
}
