import { distance } from "fastest-levenshtein";
import { UsageError } from "./errors.ts";

/**
 * Finds the one of `known` that `word` is most likely a typo of: at most two edits away and less than half of the word,
 * whatever the case.
 */
export function findClosest(word: string, known: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const near = known
    .map((candidate) => ({ candidate, edits: distance(lower, candidate.toLowerCase()) }))
    .filter(({ edits }) => edits <= 2 && edits * 2 < word.length)
    .sort((a, b) => a.edits - b.edits);
  return near[0]?.candidate;
}

/** Ends the message about an unknown word: a guess where one is likely, else every choice. */
export function describeChoices(word: string, choices: readonly string[]): string {
  const near = findClosest(word, choices);
  return near === undefined ? `choose one of ${choices.join(", ")}` : `did you mean "${near}"?`;
}

/**
 * Returns the choice that a word is.
 * @param noun What the word should be: `format`.
 * @param option The option that it is for, as typed.
 * @throws {UsageError} with a guess or the list when it is none of them.
 */
export function requireChoice<Choice extends string>(
  noun: string,
  word: string,
  choices: readonly Choice[],
  option?: string,
): Choice {
  const found = choices.find((candidate) => candidate === word);
  if (found !== undefined) return found;
  const place = option === undefined ? "" : ` for ${option}`;
  throw new UsageError(`unknown ${noun} "${word}"${place}. ${describeChoices(word, choices)}`);
}
