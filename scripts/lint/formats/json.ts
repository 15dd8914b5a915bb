import { formatJson } from "../../core/format-json.ts";
import { locateEdits } from "../finding.ts";
import { countBySeverity, type Format } from "../lint-result.ts";

/** Every field of every finding, and a summary. */
export const json: Format = ({ findings, files }) => {
  const shown = findings.map((finding) => {
    const { rule, severity, message, file, line, column, endLine, endColumn, help, fix } = finding;
    const fields = { rule, severity, message, file, line, column, endLine, endColumn, help };
    return fix ? { ...fields, fix: { description: fix.description, edits: locateEdits(finding, fix) } } : fields;
  });
  return formatJson({ findings: shown, summary: { files: files.length, ...countBySeverity(findings) } });
};
