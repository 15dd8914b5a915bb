/** A server's text is shown in part: enough for an OAuth error description. In UTF-16 code units. */
const mostShown = 200;

/**
 * Text from a server, fit to be shown: one line without control characters, so that it can neither move a terminal's
 * cursor nor begin a line, where CI systems look for commands (`::error::`, `##[group]`, `##vso[…]`); such prefixes are
 * taken apart wherever they stand; and no longer than two lines of a terminal.
 */
export function shownText(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, " ")
    .replace(/:(?=:)/g, ": ")
    .replace(/#(?=#(?:\[|vso))/g, "# ");
  return line.length > mostShown ? `${line.slice(0, mostShown).replace(/[\uD800-\uDBFF]$/, "")}…` : line;
}
