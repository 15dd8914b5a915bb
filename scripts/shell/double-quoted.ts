/**
 * A double-quoted string of printable ASCII: backslash escapes for the quote and the backslash, `escape` for any other
 * character, given its code point. No line end, no terminal sequence and no code page can then come between.
 */
export function doubleQuoted(value: string, escape: (codePoint: number) => string): string {
  const escaped = value.replace(/["\\]/g, "\\$&");
  return `"${escaped.replace(/[^ -~]/gu, (char) => escape(char.codePointAt(0) as number))}"`;
}

/** `\u00e9`, or `\U0001f600` above the first plane. */
export function unicodeEscape(codePoint: number): string {
  return codePoint > 0xffff
    ? `\\U${codePoint.toString(16).padStart(8, "0")}`
    : `\\u${codePoint.toString(16).padStart(4, "0")}`;
}
