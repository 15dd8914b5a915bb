import type { Args } from "../cli/args.ts";
import { coloursFor } from "../cli/colours.ts";
import { UsageError } from "../cli/errors.ts";
import { ExitCode } from "../cli/exit-codes.ts";
import type { Io } from "../cli/io.ts";
import type { Verb } from "../cli/program.ts";
import { talkOn } from "../cli/talk.ts";
import { lintInputs } from "../lint/engine.ts";
import { filesOf } from "../lint/files.ts";
import { type Finding, severities, type Severity } from "../lint/finding.ts";
import { fixAll } from "../lint/fix.ts";
import type { Outcome } from "../lint/format.ts";
import { listRules, listRulesAsJson } from "../lint/list-rules.ts";
import type { Input } from "../lint/source.ts";
import { summaryOf } from "../lint/summary.ts";
import { diffOf, writeFixed } from "./lint-fix.ts";
import { readStandardInput, standardInput } from "./lint-input.ts";
import { limitOf, lintOptions, type Report, reportsOf, wishesOf } from "./lint-options.ts";
import { writeReport } from "./lint-report.ts";

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

async function lint(args: Args, io: Io): Promise<ExitCode> {
  const [reports, wishes, limit] = [reportsOf(args), wishesOf(args), limitOf(args)];
  if (args.flag("list-rules")) {
    io.stdout.write(args.flag("json") ? listRulesAsJson() : listRules(io.stdout.columns));
    return ExitCode.done;
  }
  const inputs = await inputsOf(args, io);
  const findings = lintInputs(inputs, io, wishes);
  if (args.flag("fix-dry-run")) return printFixes(findings);
  if (!args.flag("fix")) return await tell(findings);
  const fixed = fixAll(findings, io, wishes);
  const { written, failed } = writeFixed(fixed, talkOn(io, args.loudness), io);
  const code = await tell(written > 0 ? lintInputs(inputs, io, wishes) : findings);
  return failed ? ExitCode.failed : code;

  function printFixes(findings: readonly Finding[]): ExitCode {
    const fixed = fixAll(findings, io, wishes);
    for (const file of fixed) io.stdout.write(diffOf(file));
    return fixed.length > 0 || isOver(findings, limit) ? ExitCode.failed : ExitCode.done;
  }

  async function tell(findings: readonly Finding[]): Promise<ExitCode> {
    const outcome = { findings, files: inputs.map(({ file }) => file), colours: coloursFor(io.stdout, io) };
    await writeReports(reports, outcome, io);
    // Who reads a machine's format does not read standard error for a count.
    const forPeople = reports.every(({ name, file }) => name === "pretty" || file !== undefined);
    if (forPeople) talkOn(io, args.loudness).note(summaryOf({ ...outcome, colours: coloursFor(io.stderr, io) }));
    return isOver(findings, limit) ? ExitCode.failed : ExitCode.done;
  }
}

/** What is to be linted. @throws {CliError} when nothing is, or the options do not go together. */
async function inputsOf(args: Args, io: Io): Promise<Input[]> {
  if (args.flag("fix") && args.flag("fix-dry-run")) {
    throw new UsageError("--fix and --fix-dry-run cannot be given together");
  }
  const named = args.text("stdin-filename");
  if (!args.positionals.includes(standardInput)) {
    if (named !== undefined) throw new UsageError(`--stdin-filename needs "-" among the arguments`);
    return filesOf(args.positionals, io);
  }
  if (args.positionals.length > 1) throw new UsageError('"-" cannot be linted together with files');
  if (args.flag("fix")) {
    throw new UsageError("--fix cannot write standard input", { hint: "--fix-dry-run prints what it would change" });
  }
  return [await readStandardInput(named, io)];
}

async function writeReports(reports: readonly Report[], outcome: Outcome, io: Io): Promise<void> {
  for (const { format, file } of reports) {
    const text = await format(outcome);
    if (file === undefined) io.stdout.write(text);
    else writeReport(io, file, text);
  }
}

const isOver = (findings: readonly Finding[], limit: Severity): boolean =>
  findings.some(({ severity }) => severities.indexOf(severity) <= severities.indexOf(limit));
