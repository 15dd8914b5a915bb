import type { ProfileDocument } from "../profile/document.ts";
import type { Finding } from "./finding.ts";
import { createReport } from "./report-translator.ts";
import type { Rule, SuppressionRule } from "./rule.ts";
import { rules } from "./rules.ts";
import type { Source } from "./source.ts";
import { type Suppression, suppressionsIn } from "./disable-directives.ts";
import type { SeverityWishes } from "./severity-overrides.ts";

/** Takes out what comments silence, and reports the comments that silence nothing. */
export function withoutSuppressed(
  findings: readonly Finding[],
  source: Source,
  document: ProfileDocument | undefined,
  wishes: SeverityWishes,
): Finding[] {
  const suppressions = suppressionsIn(source.text);
  if (suppressions.length === 0) return [...findings];
  const placeOf = ({ rule, line }: Suppression | Finding): string => `${line} ${rule}`;
  const [silenced, found] = [new Set(suppressions.map(placeOf)), new Set(findings.map(placeOf))];
  const kept = findings.filter((finding) => !silenced.has(placeOf(finding)));
  // A rule that is switched off had no chance to find anything.
  const unused = suppressions.filter((one) => wishes.get(one.rule) !== "off" && !found.has(placeOf(one)));
  for (const rule of rules.filter(isAboutSuppressions)) {
    const wish = wishes.get(rule.id);
    if (wish === "off") continue;
    rule.check(unused, createReport({ rule, source, document, wish, into: kept }), rules.map(({ id }) => id));
  }
  return kept;
}

const isAboutSuppressions = (rule: Rule): rule is SuppressionRule => rule.about === "suppressions";
