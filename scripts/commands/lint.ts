import { type CommandContext, defineCommand, type Program } from "../cli/command.ts";
import { UsageError } from "../core/errors.ts";
import { ExitCode } from "../core/exit-codes.ts";
import type { Io } from "../core/io.ts";
import { reportPolicy, writeFile } from "../core/write-file.ts";
import type { SeverityOverrides } from "../lint/configuration.ts";
import { lintFiles } from "../lint/engine.ts";
import { findFiles } from "../lint/find-files.ts";
import { type Finding, severities } from "../lint/finding.ts";
import { fixAll } from "../lint/fixer.ts";
import type { LintTarget } from "../lint/lint-file.ts";
import { formatSummary, type LintResult } from "../lint/lint-result.ts";
import { explainRule } from "../lint/explain-rule.ts";
import type { Rule } from "../lint/rule.ts";
import { type RuleId, rules } from "../lint/rules.ts";
import { formatRules, formatRulesAsJson } from "../lint/list-rules.ts";
import { expandPath } from "../profile/home.ts";
import { createColours } from "../terminal/colours.ts";
import { lintOptions, type ReportTarget, selectReportTargets } from "./lint/options.ts";
import { readStandardInput, standardInput } from "./lint/standard-input.ts";
import { writeFixes } from "./lint/write-fixes.ts";
import { createProfileDiff } from "./profile-diff.ts";

/** `stella-lint`: every mistake in profiles, found, placed and explained. */
export const lintCommand = defineCommand({
  name: "",
  positionals: { usage: "[profile|file|dir|glob…]", min: 0, max: Infinity, profiles: Infinity },
  summary: "Find every mistake in StellaOps CLI profiles, and fix those that are safe to fix.",
  options: lintOptions,
  conflicts: [["fix", "fix-dry-run"]],
  examples: [
    { command: "stella-lint", does: "Lint every profile in the StellaOps home" },
    { command: "stella-lint packs-operator ./profiles", does: "Lint a profile by its name, and a directory" },
    { command: "stella-lint --explain inline-secret", does: "Learn why a rule is there, and what is right" },
    { command: "stella-lint --fix-dry-run", does: "See what would be fixed" },
    { command: "stella-lint -f github -f sarif=lint.sarif", does: "Annotate a pull request and write a report" },
    {
      command: "stella-lint --rule secret-file-missing=off --fail-on warning",
      does: "Be strict where there are no secrets",
    },
  ],
  run: lint,
});

/** `stella-lint`: lint existing profiles. */
export const lintProgram: Program = {
  name: "stella-lint",
  summary: "Lint StellaOps CLI profiles.",
  commands: [lintCommand],
};

type LintContext = CommandContext<typeof lintOptions>;

/** One run: what is linted, how strictly, and where the findings go. */
interface LintRun {
  readonly targets: readonly LintTarget[];
  readonly overrides: SeverityOverrides;
  readonly reports: readonly ReportTarget[];
}

async function lint(context: LintContext): Promise<ExitCode> {
  const { options, io } = context;
  if (options["list-rules"]) {
    io.stdout.write(options.json ? formatRulesAsJson() : formatRules(io.stdout.columns));
    return ExitCode.done;
  }
  if (options.explain) {
    io.stdout.write(await explain(options.explain, io));
    return ExitCode.done;
  }
  const reports = selectReportTargets(options.format, options.json);
  const run: LintRun = { reports, overrides: new Map(options.rule), targets: await collectTargets(context) };
  const findings = lintFiles(run.targets, io, run.overrides);
  if (options["fix-dry-run"]) return await printFixes(findings, run, context);
  return options.fix ? makeFixes(findings, run, context) : report(findings, run, context);
}

/** The examples are loaded when they are asked for. */
async function explain(id: RuleId, io: Io): Promise<string> {
  const { ruleExamples } = await import("../lint/examples.generated.ts");
  const rule = rules.find((one) => one.id === id) as Rule;
  return explainRule(rule, ruleExamples[id], io.stdout.columns);
}

/** Prints what fixes would change. A change counts as drift. */
async function printFixes(findings: readonly Finding[], run: LintRun, context: LintContext): Promise<ExitCode> {
  const fixed = fixAll(findings, context.io, run.overrides);
  for (const { before, after } of fixed) {
    context.io.stdout.write(await createProfileDiff(before.shownPath, before.document, after.document));
  }
  return fixed.length > 0 || failsOn(findings, context) ? ExitCode.failed : ExitCode.done;
}

/** Makes the fixes and reports what is left. */
function makeFixes(findings: readonly Finding[], run: LintRun, context: LintContext): ExitCode {
  const { io } = context;
  const { written, failed } = writeFixes(fixAll(findings, io, run.overrides), context);
  const left = written > 0 ? lintFiles(run.targets, io, run.overrides) : findings;
  const code = report(left, run, context);
  return failed ? ExitCode.failed : code;
}

function report(findings: readonly Finding[], run: LintRun, context: LintContext): ExitCode {
  const { io } = context;
  const result = { findings, files: run.targets.map(({ shownPath }) => shownPath) };
  for (const { format, file } of run.reports) {
    const text = format(result, createColours(io.stdout, io));
    if (file === undefined) io.stdout.write(text);
    else writeFile(io, expandPath(file, io.cwd(), io), new TextEncoder().encode(text), reportPolicy, file);
  }
  printSummary(result, run.reports, context);
  return failsOn(findings, context) ? ExitCode.failed : ExitCode.done;
}

/** Prints the counts for people, after the findings where those are printed. Programs that read a format need none. */
function printSummary(result: LintResult, reports: readonly ReportTarget[], { io, log }: LintContext): void {
  const printed = reports.filter(({ file }) => file === undefined);
  if (log.level === "quiet" || printed.some(({ name }) => name !== "pretty")) return;
  const stream = printed.length === 0 || result.findings.length === 0 ? io.stderr : io.stdout;
  // Not logged: the logger escapes control characters, colours among them. A summary holds nothing but counts.
  stream.write(`${formatSummary(result, createColours(stream, io))}\n`);
}

/** What to lint. @throws {CliError} when nothing matches, or the options do not go together. */
async function collectTargets({ positionals, options, io }: LintContext): Promise<LintTarget[]> {
  const name = options["stdin-filename"];
  if (!positionals.includes(standardInput)) {
    if (name !== undefined) throw new UsageError(`--stdin-filename needs "-" among the arguments`);
    return await findFiles(positionals, io);
  }
  if (positionals.length > 1) throw new UsageError('"-" cannot be linted together with files');
  if (options.fix) {
    throw new UsageError("--fix cannot write standard input", { hint: "--fix-dry-run prints what it would change" });
  }
  return [await readStandardInput(name, io)];
}

function failsOn(findings: readonly Finding[], { options }: LintContext): boolean {
  const worstAllowed = severities.indexOf(options["fail-on"] ?? "error");
  return findings.some(({ severity }) => severities.indexOf(severity) <= worstAllowed);
}
