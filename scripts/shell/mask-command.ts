/** The line that makes GitHub Actions hide a text in its logs from then on. See "Workflow commands", `add-mask`. */
export function formatMaskCommand(secret: string): string {
  return `::add-mask::${secret.replaceAll("%", "%25").replaceAll("\n", "%0A")}`;
}
