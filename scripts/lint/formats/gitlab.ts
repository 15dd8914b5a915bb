import { formatJson } from "../../core/format-json.ts";
import type { Severity } from "../finding.ts";
import { fingerprintsOf } from "../fingerprint.ts";
import type { Format } from "../format.ts";

const severities: Readonly<Record<Severity, string>> = { error: "major", warning: "minor", info: "info" };

/** A GitLab Code Quality report, the subset of the Code Climate format that its documentation lists. */
export const gitlab: Format = async ({ findings }) => {
  const fingerprints = await fingerprintsOf(findings);
  const issues = findings.map(({ rule, severity, message, file, line, endLine }, index) => ({
    description: message,
    check_name: rule,
    fingerprint: fingerprints[index],
    severity: severities[severity],
    location: { path: file.replaceAll("\\", "/"), lines: { begin: line, end: endLine } },
  }));
  return formatJson(issues);
};
