import type { Args } from "../cli/args.ts";
import { createColours } from "../terminal/colours.ts";
import { UsageError } from "../core/errors.ts";
import { ExitCode } from "../core/exit-codes.ts";
import type { Io } from "../core/io.ts";
import type { Verb } from "../cli/command.ts";
import type { Logger } from "../core/logger.ts";
import { createLogger } from "../terminal/logger.ts";
import type { SeverityOverrides } from "../lint/configuration.ts";
import { lintFiles } from "../lint/engine.ts";
import { findFiles } from "../lint/find-files.ts";
import { type Finding, severities, type Severity } from "../lint/finding.ts";
import { fixAll } from "../lint/fixer.ts";
import type { LintTarget } from "../lint/lint-file.ts";
import { formatSummary, type LintResult } from "../lint/lint-result.ts";
import { formatRules, formatRulesAsJson } from "../lint/list-rules.ts";
import { diffOf, writeFixed } from "./lint/write-fixes.ts";
import { readStandardInput, standardInput } from "./lint/standard-input.ts";
import { limitOf, lintOptions, parseOverrides, type Report, reportsOf } from "./lint/options.ts";
import { writeReport } from "./lint/write-report.ts";

/** `stella-lint`: every mistake in profiles, found, placed and explained. */
export const lintVerb: Verb = {
  name: "",
  positionals: "[profile|file|dir|glob…]",
  arity: [0, Infinity],
  summary: "Find every mistake in StellaOps CLI profiles, and fix those that are safe to fix.",
  options: lintOptions,
  examples: [
    { command: "stella-lint", does: "Lint every profile in the StellaOps home" },
    { command: "stella-lint packs-operator ./profiles", does: "Lint a profile by its name, and a directory" },
    { command: "stella-lint --fix-dry-run", does: "See what would be fixed" },
    { command: "stella-lint -f github -f sarif=lint.sarif", does: "Annotate a pull request and write a report" },
    {
      command: "stella-lint --rule secret-file-missing=off --fail-on warning",
      does: "Be strict where secrets are not",
    },
  ],
  run: lint,
};

/** What the user wants of one run. */
interface Run {
  readonly inputs: readonly LintTarget[];
  readonly reports: readonly Report[];
  readonly overrides: SeverityOverrides;
  readonly limit: Severity;
  readonly talk: Logger;
  readonly io: Io;
}

async function lint(args: Args, io: Io): Promise<ExitCode> {
  if (args.flag("list-rules")) {
    io.stdout.write(args.flag("json") ? formatRulesAsJson() : formatRules(io.stdout.columns));
    return ExitCode.done;
  }
  const wanted = { reports: reportsOf(args), overrides: parseOverrides(args), limit: limitOf(args) };
  const run: Run = { ...wanted, inputs: await inputsOf(args, io), talk: createLogger(io, args.loudness), io };
  const findings = lintFiles(run.inputs, io, run.overrides);
  if (args.flag("fix-dry-run")) return await printFixes(findings, run);
  return args.flag("fix") ? fix(findings, run) : tell(findings, run);
}

/** Prints what fixes would change. That something would counts as drift. */
async function printFixes(findings: readonly Finding[], { io, overrides, limit }: Run): Promise<ExitCode> {
  const fixed = fixAll(findings, io, overrides);
  for (const file of fixed) io.stdout.write(await diffOf(file));
  return fixed.length > 0 || isOver(findings, limit) ? ExitCode.failed : ExitCode.done;
}

/** Makes the fixes, and tells what is left. */
function fix(findings: readonly Finding[], run: Run): ExitCode {
  const { inputs, io, talk: log, overrides } = run;
  const { written, failed } = writeFixed(fixAll(findings, io, overrides), log, io);
  const code = tell(written > 0 ? lintFiles(inputs, io, overrides) : findings, run);
  return failed ? ExitCode.failed : code;
}

function tell(findings: readonly Finding[], { inputs, reports, limit, talk: log, io }: Run): ExitCode {
  const result = { findings, files: inputs.map(({ shownPath }) => shownPath) };
  for (const { format, file } of reports) {
    const text = format(result, createColours(io.stdout, io));
    if (file === undefined) io.stdout.write(text);
    else writeReport(io, file, text);
  }
  sumUp(result, reports, log, io);
  return isOver(findings, limit) ? ExitCode.failed : ExitCode.done;
}

/** Tells people the count, behind the findings where these are printed. Programs that read a format need none. */
function sumUp(result: LintResult, reports: readonly Report[], log: Logger, io: Io): void {
  const printed = reports.filter(({ file }) => file === undefined);
  if (printed.some(({ name }) => name !== "pretty")) return;
  if (printed.length === 0 || result.findings.length === 0) {
    log.info(formatSummary(result, createColours(io.stderr, io)));
  } else if (log.level !== "quiet") {
    io.stdout.write(`${formatSummary(result, createColours(io.stdout, io))}\n`);
  }
}

/** What is to be linted. @throws {CliError} when nothing is, or the options do not go together. */
async function inputsOf(args: Args, io: Io): Promise<LintTarget[]> {
  if (args.flag("fix") && args.flag("fix-dry-run")) {
    throw new UsageError("--fix and --fix-dry-run cannot be given together");
  }
  const named = args.text("stdin-filename");
  if (!args.positionals.includes(standardInput)) {
    if (named !== undefined) throw new UsageError(`--stdin-filename needs "-" among the arguments`);
    return await findFiles(args.positionals, io);
  }
  if (args.positionals.length > 1) throw new UsageError('"-" cannot be linted together with files');
  if (args.flag("fix")) {
    throw new UsageError("--fix cannot write standard input", { hint: "--fix-dry-run prints what it would change" });
  }
  return [await readStandardInput(named, io)];
}

const isOver = (findings: readonly Finding[], limit: Severity): boolean =>
  findings.some(({ severity }) => severities.indexOf(severity) <= severities.indexOf(limit));
