/** The bytes of a text as `printf` octal escapes, with what means nothing to any shell left as it is. */
export function octal(text: string): string {
  return Array.from(
    new TextEncoder().encode(text),
    (byte) => {
      const char = String.fromCharCode(byte);
      return /[A-Za-z0-9_./:@+,]/.test(char) ? char : `\\${byte.toString(8).padStart(3, "0")}`;
    },
  ).join("");
}

/**
 * Whether a text survives as it is, in single quotes, where a shell splits its statement at blanks, expands each word as
 * a pattern of file names and joins them again: harmless characters, and blanks one at a time.
 */
export function isPlain(text: string): boolean {
  return !/[^A-Za-z0-9_./:@+, -]|^ | $| {2}/.test(text);
}
