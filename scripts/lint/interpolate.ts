import { sanitize } from "../core/sanitize.ts";

/** Values quoted in a message are cut off here, in UTF-16 code units. */
const maxQuoted = 200;

/** Fills the `{{placeholders}}` of a message. Text from a file is made harmless for a terminal on the way. */
export function fillMessage(template: string, data: Readonly<Record<string, string | number>> = {}): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => quotable(String(data[name])));
}

function quotable(value: string): string {
  return sanitize(value.length > maxQuoted ? `${value.slice(0, maxQuoted)}…` : value);
}
