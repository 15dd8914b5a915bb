import { sanitize } from "../core/sanitize.ts";

/** Longer values are cut off in messages. In UTF-16 code units. */
const maxValue = 200;

/** Fills the `{{placeholders}}` of a message. Values may come from a file, so they are sanitized. */
export function interpolate(template: string, data: Readonly<Record<string, string | number>> = {}): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = String(data[name]);
    return sanitize(value.length > maxValue ? `${value.slice(0, maxValue)}…` : value);
  });
}
