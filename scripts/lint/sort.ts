import { type Finding, severities } from "./finding.ts";

/** Sorts findings by file, place, severity, rule and message, and drops repeats. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  const sorted = [...findings].sort((a, b) =>
    compare(a.file, b.file) || a.line - b.line || a.column - b.column ||
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    compare(a.rule, b.rule) || compare(a.message, b.message)
  );
  return sorted.filter((finding, index) => !isRepeat(finding, sorted[index - 1]));
}

const isRepeat = (finding: Finding, before: Finding | undefined): boolean =>
  before !== undefined && before.file === finding.file && before.span.start === finding.span.start &&
  before.rule === finding.rule && before.message === finding.message;

/** By code unit: the same on every machine. */
const compare = (a: string, b: string): number => a < b ? -1 : a > b ? 1 : 0;
