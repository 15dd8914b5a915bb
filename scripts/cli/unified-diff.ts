import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";

/** A unified diff from what a file holds to what it would hold; empty when they are equal. */
export function unifiedDiff(file: string, before: string, after: string): string {
  return before === after ? "" : createTwoFilesPatch(file, file, before, after, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}
