/** Values that YAML 1.1, YAML 1.2, .NET or a shell may not read as these strings. */
export const trickyValues: readonly string[] = [
  "0012345",
  "0x10",
  "0o17",
  "1e3",
  "1_000",
  "12:30:45",
  ".5",
  "+1",
  ".inf",
  "2020-01-01",
  "yes",
  "No",
  "on",
  "y",
  "true",
  "null",
  "~",
  "",
  " ",
  "a: b",
  "a:",
  "a #b",
  "#a",
  "- a",
  "-a",
  "--a",
  "? a",
  "*a",
  "&a",
  "!a",
  "|",
  ">",
  "%a",
  "@a",
  "`a`",
  "{a}",
  "{{name}}",
  "[a",
  "a, b",
  "'a'",
  '"a"',
  "a\"b'c",
  "a\\nb",
  "$a",
  "=",
  "<<",
  "...",
  "---",
  "ключ",
  "鍵",
  "é",
  "e\u0301",
  "\u{1f511}",
  "\ue000name\ue000",
  "a\u00a0b",
  "a\u2028b",
  "\ufeffa",
  "a\tb",
  "a\nb",
  " a ",
  "x".repeat(300),
];

/** Characters that have a meaning in some shell, and one of more than one byte. */
export const trickyCharacters: readonly string[] = [..." \t\r\n'\"$`\\!*?[~#;&|<>(){}%^=-é"];

/** The same for PowerShell and cmd: typographic quotes, more line ends, end of file, escape. */
export const trickyWindowsCharacters: readonly string[] = [
  ...trickyCharacters,
  ..."\u2018\u2019\u201a\u201b\u201c\u0085\u2028\x1a\x1b",
];

/** Every sequence of `length` of the characters, in order. */
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
