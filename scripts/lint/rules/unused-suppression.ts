import { findClosest } from "../../core/suggest.ts";
import type { SuppressionRule } from "../rule.ts";

/** A comment that silences nothing. */
export const unusedSuppression: SuppressionRule<"unused" | "unknown" | "none"> = {
  about: "suppressions",
  id: "unused-suppression",
  description: "A suppression silences nothing, or names no rule that there is.",
  why: "A suppression that outlives its finding hides the next one on that line.",
  severity: "warning",
  messages: {
    unused: 'rule "{{rule}}" finds nothing on line {{line}}. remove the suppression',
    unknown: 'there is no rule "{{rule}}".{{guess}} --list-rules shows them',
    none: "the suppression names no rule. name those that it is for",
  },
  check(unused, report, ruleIds) {
    for (const { rule, line, span } of unused) {
      if (rule === "") report("none", span);
      else if (ruleIds.includes(rule)) report("unused", span, { data: { rule, line } });
      else {
        const near = findClosest(rule, ruleIds);
        report("unknown", span, { data: { rule, guess: near ? ` did you mean "${near}"?` : "" } });
      }
    }
  },
};
