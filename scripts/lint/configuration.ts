import type { Severity } from "./finding.ts";
import type { Rule } from "./rule.ts";
import { type RuleId, rules } from "./rules.ts";

/** The severities that the user sets in place of the rules' own. */
export type SeverityOverrides = ReadonlyMap<RuleId, Severity | "off">;

/** A rule that is not switched off. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly override: Severity | undefined;
}

/** The rules that are not switched off, in the order of the documentation. */
export function listActiveRules(overrides: SeverityOverrides): ActiveRule[] {
  return rules.flatMap((rule) => {
    const override = overrides.get(rule.id);
    return override === "off" ? [] : [{ rule, override }];
  });
}
