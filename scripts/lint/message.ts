/** Values quoted in a message are cut off here, in UTF-16 code units. */
const maxQuoted = 200;

/** Fills the `{{placeholders}}` of a message. Text from a file is made harmless for a terminal on the way. */
export function fillMessage(template: string, data: Readonly<Record<string, string | number>> = {}): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => quotable(String(data[name])));
}

function quotable(value: string): string {
  return printable(value.length > maxQuoted ? `${value.slice(0, maxQuoted)}…` : value);
}

/** Text with control characters, line ends among them, and what reorders text (bidi controls) written as escapes. */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
