import { distance } from "fastest-levenshtein";

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
