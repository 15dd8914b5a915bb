import { formatJson } from "../../core/format-json.ts";
import { type Finding, locateEdits, type Region, type Severity } from "../finding.ts";
import { countBySeverity, type Format } from "../lint-result.ts";

/** A replacement of a region by a text. An empty region is an insertion. */
export interface ShownEdit extends Region {
  /** What to write there. */
  readonly text: string;
}

/** A finding for programs. */
export interface ShownFinding extends Region {
  /** The id of the rule. */
  readonly rule: string;
  /** How bad it is. */
  readonly severity: Severity;
  /** What is wrong, and what to do. */
  readonly message: string;
  /** As it was named. */
  readonly file: string;
  /** The URL of the rule's explanation. */
  readonly help: string;
  /** A change that is safe to make unasked; absent when there is none. */
  readonly fix?: { readonly description: string; readonly edits: readonly ShownEdit[] };
}

/** Every field of a finding that programs get. */
export function describeFinding(finding: Finding): ShownFinding {
  const { rule, severity, message, file, line, column, endLine, endColumn, help, fix } = finding;
  const fields = { rule, severity, message, file, line, column, endLine, endColumn, help };
  return fix ? { ...fields, fix: { description: fix.description, edits: locateEdits(finding, fix) } } : fields;
}

/** Every field of every finding, and a summary. */
export const json: Format = ({ findings, files }) =>
  formatJson({
    findings: findings.map(describeFinding),
    summary: { files: files.length, ...countBySeverity(findings) },
  });
