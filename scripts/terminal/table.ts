import truncatedWidth from "fast-string-truncated-width";
import type { OutputStream } from "../core/io.ts";
import { sanitize } from "../core/sanitize.ts";

/** Spaces between two columns. */
const gap = 2;

/** Rows of a table; the first is its header. A column without a name holds marks on the one after it. */
export interface Table {
  readonly rows: readonly (readonly string[])[];
  /** The headers of the columns that a narrow terminal can do without, the first to go first. */
  readonly optional?: readonly string[];
}

/** A table as text. */
export interface LaidOutTable {
  readonly text: string;
  /** The headers of the columns for which there is no room. */
  readonly hidden: readonly string[];
}

/** The columns that a line may take on a stream: those of a terminal, unless every value is wanted on one line. */
export function measureRoom(stream: OutputStream, wide: boolean): number {
  return stream.isTerminal && !wide ? stream.columns : Infinity;
}

/**
 * Lays out a table in the room that there is: in columns, else in fewer columns, else as records with a line for each
 * value. No value is ever cut: names and paths are there to be copied. Cells are sanitized, so that a value cannot
 * control the terminal.
 */
export function layOutTable({ rows, optional = [] }: Table, room: number): LaidOutTable {
  const cells = rows.map((row) => row.map(sanitize));
  for (let count = 0; count <= optional.length; count++) {
    const hidden = optional.slice(0, count);
    const left = omitColumns(cells, hidden);
    const widths = measureColumns(left);
    if (sum(widths) + gap * (widths.length - 1) <= room) return { text: formatColumns(left, widths), hidden };
  }
  return { text: formatRecords(cells), hidden: [] };
}

type Cells = readonly (readonly string[])[];

function omitColumns(cells: Cells, headers: readonly string[]): Cells {
  const [header = []] = cells;
  return cells.map((row) => row.filter((_, at) => !headers.includes(header[at] ?? "")));
}

function measureColumns(cells: Cells): number[] {
  const columns = Math.max(0, ...cells.map((row) => row.length));
  return Array.from({ length: columns }, (_, at) => Math.max(...cells.map((row) => measureWidth(row[at] ?? ""))));
}

function formatColumns(cells: Cells, widths: readonly number[]): string {
  const line = (row: readonly string[]): string =>
    row.map((cell, at) => pad(cell, widths[at] ?? 0)).join(" ".repeat(gap)).trimEnd();
  return cells.map((row) => `${line(row)}\n`).join("");
}

/** A block for each row, with its name on the first line. */
function formatRecords([header = [], ...rows]: Cells): string {
  const title = header.findIndex((name) => name !== "");
  const labels = header.slice(title + 1);
  const width = Math.max(0, ...labels.map(measureWidth));
  const blocks = rows.map((row) => {
    const values = labels.map((label, index) => `${pad(label, width)}  ${row[title + 1 + index] ?? ""}`.trimEnd());
    const marked = row.slice(0, title + 1).filter(Boolean).join(" ");
    return [marked, ...values.map((value) => `  ${value}`)].map((line) => `${line}\n`).join("");
  });
  return blocks.join("\n");
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const measureWidth = (text: string): number => truncatedWidth(text).width;

const pad = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - measureWidth(text)));
