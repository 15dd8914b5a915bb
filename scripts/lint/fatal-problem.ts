import type { Problem, ProfileDocument } from "../profile/document.ts";

/** Problems that leave the rest of the file as readable as it was. */
const harmless = new Set(["DUPLICATE_KEY", "MULTIPLE_DOCS"]);

/** What makes the YAML of a profile unreadable: where it does, keys and values are guesses. Undefined when nothing does. */
export function brokenBy(document: ProfileDocument): Problem | undefined {
  return document.problems.find(({ kind, code }) => kind === "syntax" && !harmless.has(code));
}
