import type { Finding, Severity } from "../finding.ts";
import type { Format } from "../format.ts";

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/**
 * Annotations for GitHub Actions, one workflow command a finding.
 * See "Workflow commands for GitHub Actions" in its documentation, and for the escapes `command.ts` of `@actions/core`.
 */
export const github: Format = ({ findings }) => findings.map((finding) => `${commandOf(finding)}\n`).join("");

function commandOf({ severity, message, rule, help, ...place }: Finding): string {
  const { file, line, column, endLine, endColumn } = place;
  // Columns are allowed only within one line.
  const columns = line === endLine ? { col: column, endColumn } : {};
  const properties = Object.entries({ title: `stella-lint ${rule}`, file, line, endLine, ...columns })
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${commands[severity]} ${properties.join()}::${escapeData(`${message} (${help})`)}`;
}

/** Without this a line end in a message would begin a command of its own. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** Without this a colon or a comma in a file's name would end the property. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
