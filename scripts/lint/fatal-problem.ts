import type { Problem, Profile } from "../profile/document.ts";

/** Problems that leave the rest of the file as readable as it was. */
const harmless = new Set(["DUPLICATE_KEY", "MULTIPLE_DOCS"]);

/** What makes the YAML of a profile unreadable: where it does, keys and values are guesses. Undefined when nothing does. */
export function brokenBy(profile: Profile): Problem | undefined {
  return profile.problems.find(({ kind, code }) => kind === "syntax" && !harmless.has(code));
}
