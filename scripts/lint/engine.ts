import { brokenBy } from "./fatal-problem.ts";
import type { Context } from "./rule-context.ts";
import type { Finding } from "./finding.ts";
import { gather } from "./load-files.ts";
import { createReport } from "./report-translator.ts";
import { findRivals } from "./conflicts.ts";
import { rules } from "./rules.ts";
import { withoutSuppressed } from "./apply-disable-directives.ts";
import { sortFindings } from "./sort.ts";
import type { Input, Source } from "./source.ts";
import type { SurroundingsIo } from "./disk-state.ts";
import type { SeverityWishes } from "./severity-overrides.ts";

/** What the linter needs of the world. */
export type LintIo = SurroundingsIo;

/**
 * Lints files, each on its own and all together. Everything about the world is gathered first, then the rules run.
 * Findings come sorted by file, place and rule, without repeats.
 */
export function lintInputs(
  inputs: readonly Input[],
  io: LintIo,
  wishes: SeverityWishes = new Map(),
): Finding[] {
  const gathered = gather(inputs, io);
  const rivals = findRivals(gathered.flatMap(({ member }) => member ?? []));
  const findings = gathered.flatMap(({ source, member }) => {
    const context: Context | undefined = member &&
      { ...member, platform: io.platform, rivals: (kind) => rivals(kind, member) };
    return withoutSuppressed(checkOne(source, context, wishes), source, member?.document, wishes);
  });
  return sortFindings(findings);
}

/** Lints a text that is, or will be, the content of a profile file, without reading that file. */
export function lintText(
  path: string,
  text: string,
  io: LintIo,
  wishes?: SeverityWishes,
): Finding[] {
  return lintInputs([{ file: path, path, bytes: new TextEncoder().encode(text) }], io, wishes);
}

function checkOne(source: Source, context: Context | undefined, wishes: SeverityWishes): Finding[] {
  const findings: Finding[] = [];
  const broken = context && brokenBy(context.document);
  for (const rule of rules) {
    const wish = wishes.get(rule.id);
    if (wish === "off") continue;
    const report = createReport({ rule, source, document: context?.document, wish, into: findings });
    if (rule.about === "source") rule.check(source, report);
    else if (rule.about === "profile" && context && (rule.readsBroken || !broken)) rule.check(context, report);
  }
  return findings;
}
