/** A value as indented JSON that ends with a line end, the form of every `--json` output. */
export function formatJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
