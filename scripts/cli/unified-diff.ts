import { createTwoFilesPatch } from "diff";

/** A unified diff from what a file holds to what it would hold; empty when they are equal. */
export function unifiedDiff(file: string, before: string, after: string): string {
  return before === after ? "" : createTwoFilesPatch(file, file, before, after, "", "", { context: 3 });
}
