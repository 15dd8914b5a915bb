import { parseProfile } from "../profile/parse.ts";
import type { Profile } from "../profile/profile.ts";
import { baseOf, joinPath } from "../runtime/paths.ts";
import { brokenBy } from "./broken.ts";
import type { Context } from "./context.ts";
import type { Member } from "./member.ts";
import type { Finding, Severity } from "./finding.ts";
import { createReport } from "./report.ts";
import { findRivals } from "./rivals.ts";
import type { Rule, SuppressionRule } from "./rule.ts";
import { rules } from "./rules.ts";
import { sortFindings } from "./sort.ts";
import { type Input, readSource, type Source } from "./source.ts";
import { type Suppression, suppressionsIn } from "./suppressions.ts";
import { createLookout, type SurroundingsIo } from "./surroundings.ts";

/** What this module needs of the world. */
export type LintIo = SurroundingsIo;

/** How severe each rule's findings are, where the user has a wish. */
export type SeverityWishes = ReadonlyMap<string, Severity | "off">;

/**
 * Lints files, each on its own and all together. Everything about the world is gathered first, then the rules run.
 * Findings come sorted by file, place and rule, without repeats.
 */
export function lintInputs(inputs: readonly Input[], io: LintIo, wishes: SeverityWishes = new Map()): Finding[] {
  const lookout = createLookout(io);
  const looked = inputs.map((input): { source: Source; member: Member | undefined } => {
    const source = readSource(input, io);
    if (!source.readable) return { source, member: undefined };
    const profile = parseSource(source, io);
    return { source, member: { source, profile, surroundings: lookout(profile, source.path) } };
  });
  const rivals = findRivals(looked.flatMap(({ member }) => member ?? []));
  const findings = looked.flatMap(({ source, member }) => {
    const context = member &&
      { ...member, platform: io.platform, rivals: (kind: Parameters<typeof rivals>[0]) => rivals(kind, member) };
    return withoutSuppressed(checkOne(source, context, wishes), source, context?.profile, wishes);
  });
  return sortFindings(findings);
}

/** Lints a text that is, or will be, the content of a profile file, without reading that file. */
export function lintText(path: string, text: string, io: LintIo): Finding[] {
  return lintInputs([{ file: path, path, bytes: new TextEncoder().encode(text) }], io);
}

/** Parses what a file holds. A text without a file counts as one in the current directory. */
export function parseSource({ file, path, text }: Source, io: LintIo): Profile {
  const at = path ?? joinPath(io.platform, io.cwd(), file);
  return parseProfile({ name: baseOf(at, io.platform).replace(/\.ya?ml$/i, ""), file: at }, text);
}

function checkOne(source: Source, context: Context | undefined, wishes: SeverityWishes): Finding[] {
  const findings: Finding[] = [];
  const broken = context && brokenBy(context.profile);
  for (const rule of rules) {
    const wish = wishes.get(rule.id);
    if (wish === "off") continue;
    const report = createReport({ rule, source, profile: context?.profile, wish, into: findings });
    if (rule.about === "source") rule.check(source, report);
    else if (rule.about === "profile" && context && (rule.readsBroken || !broken)) rule.check(context, report);
  }
  return findings;
}

/** Takes out what comments silence, and reports the comments that silence nothing. */
function withoutSuppressed(
  findings: readonly Finding[],
  source: Source,
  profile: Profile | undefined,
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
    rule.check(unused, createReport({ rule, source, profile, wish, into: kept }), rules.map(({ id }) => id));
  }
  return kept;
}

const isAboutSuppressions = (rule: Rule): rule is SuppressionRule => rule.about === "suppressions";
