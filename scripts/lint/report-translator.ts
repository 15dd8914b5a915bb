import type { Span } from "../profile/yaml/nodes.ts";
import { type Finding, locateSpan, type Severity } from "./finding.ts";
import { interpolate } from "./interpolate.ts";
import type { LintFile } from "./lint-file.ts";
import { maskValue } from "../profile/mask.ts";
import { getHelpUrl, type ReportFunction, type Rule } from "./rule.ts";

/** What it takes to turn a rule's reports on a file into findings. */
interface ReportTranslation {
  readonly rule: Rule;
  readonly file: LintFile;
  /** The user's severity for the rule. */
  readonly override: Severity | undefined;
  /** What the rule reports beyond this number is summed up in one finding. */
  readonly maxFindings: number;
  /** Where the findings go. */
  readonly findings: Finding[];
}

const moreBelow = "there are more findings of this rule below. fix those above first";

/** Makes the function with which one rule reports on one file. */
export function createReportTranslator(
  { rule, file, override, maxFindings, findings }: ReportTranslation,
): ReportFunction<string> {
  const messages: Readonly<Record<string, string>> = rule.messages;
  let count = 0;
  return (id, reported, { data = {}, severity, fix } = {}) => {
    if (count > maxFindings) return;
    count++;
    const span = trimLineEnd(reported, file.text);
    findings.push({
      rule: rule.id,
      severity: override ?? severity ?? rule.severity,
      message: count > maxFindings
        ? moreBelow
        : interpolate(messages[id] as string, data, (value) => maskValue(value, span, file.text, file.findSecrets())),
      file: file.shownPath,
      ...locateSpan(file, span),
      help: getHelpUrl(rule.id),
      fix: count > maxFindings ? undefined : fix,
      span,
      source: file,
    });
  };
}

/** The parser counts the line end after a block as part of the block. */
function trimLineEnd({ start, end }: Span, text: string): Span {
  const reported = text.slice(start, end);
  const kept = reported.trimEnd();
  return { start, end: kept !== "" && /[\r\n]/.test(reported.slice(kept.length)) ? start + kept.length : end };
}
