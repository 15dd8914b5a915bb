/** The search for the shortest diff takes quadratic time, so that it is given up beyond this many changed lines. */
const maxEditLength = 1000;

/** A unified diff from what a file holds to what it would hold; empty when they are equal. */
export async function createUnifiedDiff(file: string, before: string, after: string): Promise<string> {
  if (before === after) return "";
  const { createTwoFilesPatch, FILE_HEADERS_ONLY, formatPatch } = await import("diff");
  const options = { context: 3, headerOptions: FILE_HEADERS_ONLY, maxEditLength };
  return createTwoFilesPatch(file, file, before, after, undefined, undefined, options) ??
    formatPatch(
      {
        oldFileName: file,
        newFileName: file,
        oldHeader: undefined,
        newHeader: undefined,
        hunks: [compareByNumber(splitLines(before), splitLines(after))],
      },
      FILE_HEADERS_ONLY,
    );
}

/** One hunk for the whole file, in which lines of the same number are compared. Takes linear time. */
function compareByNumber(before: readonly string[], after: readonly string[]): {
  oldStart: number;
  oldLines: number;
  newStart: number;
  newLines: number;
  lines: string[];
} {
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
const splitLines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
