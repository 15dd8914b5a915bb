import { CliError } from "../core/errors.ts";
import type { Io, Platform } from "../core/io.ts";
import { applyDisableDirectives } from "./apply-disable-directives.ts";
import { type ActiveRule, listActiveRules, type SeverityOverrides } from "./configuration.ts";
import { createConflictFinder } from "./conflicts.ts";
import { type DisableDirective, parseDisableDirectives } from "./disable-directives.ts";
import { createFileContext, type FileContext } from "./file-context.ts";
import { type Finding, sortFindings } from "./finding.ts";
import { isProfileFile, type LintFile, type LintTarget, type ProfileFile, readLintFiles } from "./lint-file.ts";
import { listNeighbours } from "./neighbours.ts";
import { createReportTranslator } from "./report-translator.ts";
import type { ReportFunction } from "./rule.ts";
import { rules } from "./rules.ts";
import { unreadableFile } from "./rules/unreadable-file.ts";

/** A quarter of a megabyte can hold a hundred thousand mistakes, which nobody would read. Per rule and file. */
const maxFindings = 1000;

/**
 * Lints files, each on its own and together with all others in their directories. Everything is read before the first rule runs. The findings
 * are sorted by file, position and rule, without duplicates.
 */
export function lintFiles(
  targets: readonly LintTarget[],
  io: Io,
  overrides: SeverityOverrides = new Map(),
): Finding[] {
  const files = readLintFiles(targets, io);
  const neighbours = readLintFiles(listNeighbours(targets, io), io);
  // A conflict that is reported once is reported at its first file, which must be one of those that are linted.
  const findConflict = createConflictFinder([...files, ...neighbours].filter(isProfileFile));
  const active = listActiveRules(overrides);
  return sortFindings(files.flatMap((file) => {
    if (file.unexpected) return [createUnfinishedFinding(file, file.unexpected)];
    try {
      const context = isProfileFile(file) ? createFileContext(file, io.platform, findConflict) : undefined;
      const { kept, unused } = runRules(file, context, active, maxFindings);
      return [...kept, ...checkDirectives(file, unused, active)];
    } catch (error) {
      return [createUnfinishedFinding(file, error)];
    }
  }));
}

/**
 * What is found in a file that made the linter fail: one file never costs the findings of the others.
 * @throws what the user can act on.
 */
function createUnfinishedFinding(file: LintFile, error: unknown): Finding {
  if (error instanceof CliError) throw error;
  const findings: Finding[] = [];
  const report: ReportFunction<keyof typeof unreadableFile.messages> = createReportTranslator({
    rule: unreadableFile,
    file,
    override: undefined,
    maxFindings,
    findings,
  });
  // The message of such an error may quote the text.
  report("unfinished", { start: 0, end: 0 }, { data: { error: error instanceof Error ? error.name : typeof error } });
  return findings[0] as Finding;
}

/** Lints a text that is, or will be, the content of a profile file, without reading that file. */
export function lintText(path: string, text: string, io: Io, overrides?: SeverityOverrides): Finding[] {
  return lintFiles([{ shownPath: path, path, bytes: new TextEncoder().encode(text) }], io, overrides);
}

/** Finds everything in one text that can be fixed, without a look at the disk or at other files. */
export function findFixable(file: ProfileFile, platform: Platform, overrides: SeverityOverrides): Finding[] {
  const active = listActiveRules(overrides).filter(({ rule }) => rule.fixable);
  const context = createFileContext(file, platform, () => undefined);
  return runRules(file, context, active, Infinity).kept.filter(({ fix }) => fix);
}

/** Runs the rules about files and profiles on one file, without its context when it could not be read. */
function runRules(
  file: LintFile,
  context: FileContext | undefined,
  active: readonly ActiveRule[],
  maxFindings: number,
): ReturnType<typeof applyDisableDirectives> {
  const findings: Finding[] = [];
  for (const { rule, override } of active) {
    const report = createReportTranslator({ rule, file, override, maxFindings, findings });
    if (rule.about === "file") rule.check(file, report);
    else if (rule.about === "profile" && context && (rule.runsOnInvalidYaml || !context.fatalProblem)) {
      rule.check(context, report);
    }
  }
  return applyDisableDirectives(findings, parseDisableDirectives(file.text));
}

/** Runs the rules about directives on those that disabled nothing. */
function checkDirectives(
  file: LintFile,
  unused: readonly DisableDirective[],
  active: readonly ActiveRule[],
): Finding[] {
  const findings: Finding[] = [];
  if (unused.length === 0) return findings;
  const ids: readonly string[] = rules.map(({ id }) => id);
  const activeIds = new Set(active.map(({ rule }) => rule.id));
  // A rule that is off had no chance to find anything.
  const reported = unused.filter(({ rule }) => activeIds.has(rule) || !ids.includes(rule));
  for (const { rule, override } of active) {
    if (rule.about !== "directives") continue;
    rule.check(reported, createReportTranslator({ rule, file, override, maxFindings, findings }), ids);
  }
  return findings;
}
