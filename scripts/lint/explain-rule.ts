import { wrapText } from "../core/wrap-text.ts";
import { getHelpUrl, type Rule } from "./rule.ts";

/** A profile with the mistake, what the rule says of it, and a profile without it. */
export interface RuleExample {
  /**
   * Its lines; long ones are cut, and characters that cannot be shown are escaped. Empty when the mistake is not in the
   * profile but in the files around it.
   */
  readonly bad: string;
  /** Each `line:column: message`, one a line. */
  readonly findings: string;
  /** Empty when `bad` is. */
  readonly good: string;
}

/** Explains a rule to a person at a terminal that is this wide: what it finds, why, what is bad and what is good. */
export function explainRule(rule: Rule, { bad, findings, good }: RuleExample, columns: number): string {
  const { id, severity, description, why, fixable } = rule;
  const paragraph = (text: string): string => wrapText(text, columns).join("\n");
  return [
    `${id}: ${severity}`,
    paragraph(description),
    paragraph(`Why: ${why}`),
    ...fixable ? ["--fix fixes it where that is safe."] : [],
    ...bad ? [`Bad:\n\n${indent(bad)}`] : [],
    `It says, for example:\n\n${indent(findings)}`,
    ...good ? [`Good:\n\n${indent(good)}`] : [],
    `Off for one line, in a comment above it: # stella-lint-disable-next-line ${id} -- why\n` +
    `Off for one run: --rule ${id}=off`,
    getHelpUrl(id),
  ].map((block) => `${block.trimEnd()}\n`).join("\n");
}

const indent = (text: string): string => text.replace(/^(?=.)/gm, "  ");
