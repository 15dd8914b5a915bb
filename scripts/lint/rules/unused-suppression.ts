import { findClosest } from "../../core/suggest.ts";
import type { DirectiveRule } from "../rule.ts";

export const unusedSuppression = {
  about: "directives",
  id: "unused-suppression",
  description: "A disable comment disables nothing, or names an unknown rule.",
  why: "A comment that outlives its finding hides the next one on that line.",
  severity: "warning",
  messages: {
    unused: 'rule "{{rule}}" reports nothing on line {{line}}. remove it from the comment',
    unknown: 'unknown rule "{{rule}}".{{guess}} --list-rules lists them',
    none: "the comment names no rule. name the rules to disable",
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
} as const satisfies DirectiveRule<"unused" | "unknown" | "none">;
