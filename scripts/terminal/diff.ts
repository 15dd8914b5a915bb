import { sanitize } from "../core/sanitize.ts";

/** The search for the shortest diff takes quadratic time, so that it is given up beyond this many changed lines. */
const maxEditLength = 1000;

/** A text to compare, and what may be shown of it: the same lines, some of them masked. */
export interface DiffSide {
  readonly text: string;
  readonly shown: string;
}

/**
 * A unified diff from what a file holds to what it would hold; empty when they are equal. A line of which a masked part
 * has changed is a change, too. Lines are sanitized: without unsafe characters and masks, the diff can be applied.
 */
export async function createUnifiedDiff(file: string, before: DiffSide, after: DiffSide): Promise<string> {
  if (before.text === after.text) return "";
  const { FILE_HEADERS_ONLY, formatPatch, structuredPatch } = await import("diff");
  const options = { context: 3, maxEditLength };
  const { hunks } = structuredPatch(file, file, before.text, after.text, undefined, undefined, options) ??
    { hunks: [compareByNumber(splitLines(before.text), splitLines(after.text))] };
  const shown = { before: before.shown.split("\n"), after: after.shown.split("\n") };
  const name = sanitize(file);
  return formatPatch({
    oldFileName: name,
    newFileName: name,
    oldHeader: undefined,
    newHeader: undefined,
    hunks: hunks.map((hunk) => ({ ...hunk, lines: showLines(hunk, shown) })),
  }, FILE_HEADERS_ONLY);
}

/** Part of a diff. Lines begin with a space, `-`, `+` or, for a missing line end, `\\`. */
interface Hunk {
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  readonly lines: readonly string[];
}

/** The lines of a hunk as they may be shown. */
function showLines(
  { oldStart, newStart, lines }: Hunk,
  { before, after }: Readonly<Record<"before" | "after", readonly string[]>>,
): string[] {
  let [oldIndex, newIndex] = [oldStart - 1, newStart - 1];
  return lines.map((line) => {
    const mark = line.charAt(0);
    if (mark === "\\") return line;
    const shown = mark === "+" ? after[newIndex] : before[oldIndex];
    if (mark !== "+") oldIndex++;
    if (mark !== "-") newIndex++;
    return mark + sanitizeLine(shown ?? "");
  });
}

/** Tabs, and a carriage return at the end, are part of ordinary lines. */
function sanitizeLine(line: string): string {
  const [, text = "", end = ""] = /^(.*?)(\r?)$/s.exec(line) ?? [];
  return text.split("\t").map(sanitize).join("\t") + end;
}

/** One hunk for the whole file, in which lines of the same number are compared. Takes linear time. */
function compareByNumber(before: readonly string[], after: readonly string[]): Hunk {
  const lines: string[] = [];
  for (let index = 0; index < Math.max(before.length, after.length); index++) {
    const [removed, added] = [before[index], after[index]];
    if (removed !== undefined && removed === added) lines.push(` ${removed}`);
    else lines.push(...(removed === undefined ? [] : [`-${removed}`]), ...(added === undefined ? [] : [`+${added}`]));
  }
  // A line without its end is marked as such, in a line of its own.
  const marked = lines.flatMap((line) => line.endsWith("\n") ? line.slice(0, -1) : [line, noNewline]);
  return { oldStart: 1, oldLines: before.length, newStart: 1, newLines: after.length, lines: marked };
}

const noNewline = "\\ No newline at end of file";

/** The lines with their ends. */
const splitLines = (text: string): string[] => text === "" ? [] : text.split(/(?<=\n)/);
