/**
 * Control characters (all below the space, and those from DEL on), line ends among them, lone surrogates, and the bidi
 * controls that reorder text. Ranges, since V8 builds the set of each `\p{…}` in a file when it reads the file.
 */
const unsafe = /[^ -~\xa0-\u{10ffff}]|[\ud800-\udfff\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * The `#` in front of what CI runners take for a command wherever it stands in a line: `##[group]` (GitHub, Azure),
 * `##vso[…]` (Azure), `##teamcity[…]`.
 */
export const commandMark = /#(?=#\w*\[)/g;

/** The colon that may make a line a command of GitHub Actions, which ignores spaces in front of it: `::error::`. */
const leadingColon = /^(\s*):/;

/**
 * Makes text from outside safe to show on a line of a terminal or a log: it cannot move the cursor, begin a line, reorder
 * what is around it, or be a command to a CI runner. What could becomes a `\uXXXX` escape, as JSON and `$'…'` of bash and
 * zsh write it; all else stays.
 */
export function sanitize(text: string): string {
  return escapeUnsafe(text).replace(leadingColon, (_, space: string) => `${space}${escape(":")}`)
    .replace(commandMark, escape);
}

/** Only what no terminal and no line of text may hold: for formats that escape the rest in their own way. */
export function escapeUnsafe(text: string): string {
  return text.replace(unsafe, escape);
}

const escape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** The longest text of a server that is shown: enough for an OAuth error description. In UTF-16 code units. */
const maxServerText = 200;

/**
 * Makes a server's text fit for a message: one line without invisible characters, at most {@linkcode maxServerText}
 * long, and safe to show.
 */
export function sanitizeServerText(text: string): string {
  // Not a literal, which V8 would check in every run: this set is large.
  const line = text.replace(new RegExp("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]+", "gu"), " ");
  const shown = line.length > maxServerText ? `${line.slice(0, maxServerText).replace(/[\uD800-\uDBFF]$/, "")}…` : line;
  return sanitize(shown);
}
