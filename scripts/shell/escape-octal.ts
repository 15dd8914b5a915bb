/** Writes the bytes of a text as octal escapes of `printf`; characters that no shell treats specially stay. */
export function escapeOctal(text: string): string {
  return Array.from(
    new TextEncoder().encode(text),
    (byte) => {
      const char = String.fromCharCode(byte);
      return /[A-Za-z0-9_./:@+,]/.test(char) ? char : `\\${byte.toString(8).padStart(3, "0")}`;
    },
  ).join("");
}

/**
 * Whether a text in single quotes survives a shell that splits the statement at spaces, expands each word as a file name
 * pattern and joins the words again: only harmless characters, and single spaces between them.
 */
export function isPlain(text: string): boolean {
  return !/[^A-Za-z0-9_./:@+, -]|^ | $| {2}/.test(text);
}
