import { distance } from "fastest-levenshtein";

/**
 * The one of `known` that `word` is most likely a slip of the pen for: at most two edits away and less than half of
 * the word, whatever the case. Undefined when there is none.
 */
export function closest(word: string, known: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  const near = known
    .map((candidate) => ({ candidate, edits: distance(lower, candidate.toLowerCase()) }))
    .filter(({ edits }) => edits <= 2 && edits * 2 < word.length)
    .sort((a, b) => a.edits - b.edits);
  return near[0]?.candidate;
}
