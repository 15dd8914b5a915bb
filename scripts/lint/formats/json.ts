import { formatJson } from "../../core/format-json.ts";
import { fixAsJson } from "../fix-json.ts";
import { countOf, type Format } from "../format.ts";

/** Every field of every finding, and a summary. */
export const json: Format = ({ findings, files }) => {
  const shown = findings.map((finding) => {
    const { rule, severity, message, file, line, column, endLine, endColumn, help, fix } = finding;
    const fields = { rule, severity, message, file, line, column, endLine, endColumn, help };
    return fix ? { ...fields, fix: fixAsJson(finding, fix) } : fields;
  });
  return formatJson({ findings: shown, summary: { files: files.length, ...countOf(findings) } });
};
