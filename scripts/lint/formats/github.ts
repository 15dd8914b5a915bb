import type { Finding, Severity } from "../finding.ts";
import type { Format } from "../lint-result.ts";

const commands: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/**
 * Annotations for GitHub Actions, one workflow command for each finding. See "Workflow commands for GitHub Actions" in
 * its documentation; `command.ts` of `@actions/core` defines the escapes.
 */
export const github: Format = ({ findings }) => findings.map((finding) => `${formatCommand(finding)}\n`).join("");

function formatCommand({ severity, message, rule, help, file, line, column, endLine, endColumn }: Finding): string {
  // Columns are allowed within a single line only.
  const columns = line === endLine ? { col: column, endColumn } : {};
  const properties = Object.entries({ title: `stella-lint ${rule}`, file, line, endLine, ...columns })
    .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${commands[severity]} ${properties.join()}::${escapeData(`${message} (${help})`)}`;
}

/** A raw line end in a message would begin another command. `##[` needs no escape: the line is a command already. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** A raw colon or comma in a file name would end the property. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
