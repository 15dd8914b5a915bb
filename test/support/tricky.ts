/** Characters that some shell gives a meaning to, and one that takes more than one byte. */
export const trickyCharacters: readonly string[] = [..." \t\r\n'\"$`\\!*?[~#;&|<>(){}%^=-é"];

/** Every sequence of this many of the characters, in order. */
export function sequences(characters: readonly string[], length: number): string[] {
  if (length === 0) return [""];
  return sequences(characters, length - 1).flatMap((start) => characters.map((character) => start + character));
}

/** A list in pieces of at most `size`. */
export function pieces<T>(list: readonly T[], size: number): T[][] {
  return Array.from(
    { length: Math.ceil(list.length / size) },
    (_, index) => list.slice(index * size, (index + 1) * size),
  );
}
