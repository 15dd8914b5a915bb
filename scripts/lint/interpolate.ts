import { sanitize } from "../core/sanitize.ts";

/** Longer values are cut off in messages. In UTF-16 code units. */
const maxValue = 200;

/** Fills the `{{placeholders}}` of a message. Values may come from a file, so they are masked and sanitized. */
export function interpolate(
  template: string,
  data: Readonly<Record<string, string | number>>,
  maskSecrets: (value: string) => string,
): string {
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = maskSecrets(String(data[name]));
    return sanitize(value.length > maxValue ? `${value.slice(0, maxValue)}…` : value);
  });
}
