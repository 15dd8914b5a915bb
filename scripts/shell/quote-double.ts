/**
 * Writes a double-quoted string in printable ASCII: the quote and the backslash are escaped by a backslash, every other
 * character by `escape`, which gets its code point. No line end, terminal sequence or code page can then interfere.
 */
export function quoteDouble(value: string, escape: (codePoint: number) => string): string {
  const escaped = value.replace(/["\\]/g, "\\$&");
  return `"${escaped.replace(/[^ -~]/gu, (char) => escape(char.codePointAt(0) as number))}"`;
}

/** Escapes a code point as `\u00e9`, or as `\U0001f600` outside the first plane. */
export function escapeUnicode(codePoint: number): string {
  return codePoint > 0xffff
    ? `\\U${codePoint.toString(16).padStart(8, "0")}`
    : `\\u${codePoint.toString(16).padStart(4, "0")}`;
}
