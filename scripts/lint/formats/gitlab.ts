import { formatJson } from "../../core/format-json.ts";
import type { Severity } from "../finding.ts";
import { createFingerprints } from "../fingerprint.ts";
import type { Format } from "../lint-result.ts";

const severities: Readonly<Record<Severity, string>> = { error: "major", warning: "minor", info: "info" };

/** A GitLab Code Quality report: the subset of the Code Climate format in GitLab's documentation. */
export const gitlab: Format = ({ findings }) => {
  const fingerprints = createFingerprints(findings);
  return formatJson(findings.map(({ rule, severity, message, file, line, endLine }, index) => ({
    description: message,
    check_name: rule,
    fingerprint: fingerprints[index],
    severity: severities[severity],
    location: { path: file.replaceAll("\\", "/"), lines: { begin: line, end: endLine } },
  })));
};
