/**
 * Control characters (all below the space, and those from DEL on), line ends among them, lone surrogates, and the bidi
 * controls that reorder text. Ranges, since V8 builds the set of each `\p{…}` in a file when it reads the file.
 */
const unsafe = /[^ -~\xa0-\u{10ffff}]|[\ud800-\udfff\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Makes text from outside safe to show on a line of a terminal or a log: it cannot move the cursor, begin a line or
 * reorder what is around it. Unsafe characters become `\uXXXX` escapes.
 */
export function sanitize(text: string): string {
  return text.replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** The longest text of a server that is shown: enough for an OAuth error description. In UTF-16 code units. */
const maxServerText = 200;

/**
 * Makes a server's text fit for a message: one line without invisible characters, at most {@linkcode maxServerText}
 * long, in which CI runners find no command (`::error::`, `##[group]`, `##vso[…]`).
 */
export function sanitizeServerText(text: string): string {
  // Not a literal, which V8 would check in every run: this set is large.
  const line = text.replace(new RegExp("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]+", "gu"), " ")
    .replace(/:(?=:)/g, ": ")
    .replace(/#(?=#(?:\[|vso))/g, "# ");
  return line.length > maxServerText ? `${line.slice(0, maxServerText).replace(/[\uD800-\uDBFF]$/, "")}…` : line;
}
