import { choice, flag, type OptionSpecs, parsedList, text } from "../../cli/options.ts";
import { UsageError } from "../../core/errors.ts";
import { requireChoice } from "../../core/suggest.ts";
import { severities, type Severity } from "../../lint/finding.ts";
import type { Format } from "../../lint/lint-result.ts";
import { formats } from "../../lint/formats.ts";
import { type RuleId, ruleIds } from "../../lint/rules.ts";

/** What a rule can be set to. */
const levels = ["off", "info", "warning", "error"] as const;

/** Where findings go in one format: a file, or standard output. */
export interface ReportTarget {
  readonly name: string;
  readonly format: Format;
  /** Undefined for standard output. */
  readonly file: string | undefined;
}

/** The options of `stella-lint`. */
export const lintOptions = {
  format: parsedList(
    "format[=file]",
    "How findings are printed, or written to a file (default: pretty). Repeatable.",
    parseReportTarget,
    { short: "f", values: Object.keys(formats) },
  ),
  json: flag("Short for --format json."),
  fix: flag("Make the fixes that are safe, and report what is left."),
  "fix-dry-run": flag("Print what --fix would change, as a unified diff."),
  "fail-on": choice(
    "severity",
    severities,
    "Exit 1 when there is a finding of this severity or a worse one (default: error).",
  ),
  rule: parsedList(
    "id=level",
    "Set a rule to off, info, warning or error. Repeatable.",
    parseSeverityOverride,
    { completes: ruleIds.flatMap((id) => levels.map((level) => `${id}=${level}`)) },
  ),
  "stdin-filename": text("name", "The file that standard input stands for."),
  "list-rules": flag("List the rules."),
  explain: choice("rule", ruleIds, "Explain a rule: what it finds, why, what is bad and what is good."),
} satisfies OptionSpecs;

function parseReportTarget(typed: string, flag: string): ReportTarget {
  const [, word = "", file] = /^([^=]*)(?:=(.*))?$/s.exec(typed) ?? [];
  const name = requireChoice("format", word, Object.keys(formats), flag);
  if (file === "") throw new UsageError(`format "${name}" has no file after the "="`);
  return { name, format: formats[name] as Format, file };
}

function parseSeverityOverride(typed: string, flag: string): readonly [rule: RuleId, level: Severity | "off"] {
  const [id = "", level = ""] = typed.split("=");
  const rule = requireChoice("rule", id, ruleIds, flag);
  return [rule, requireChoice("level", level, levels, `${flag} ${rule}`)];
}

/** Where findings go: what `--format` says, or `pretty` on standard output. @throws {UsageError} for two on standard output. */
export function selectReportTargets(targets: readonly ReportTarget[], json: boolean): readonly ReportTarget[] {
  const all = json ? [...targets, parseReportTarget("json", "--json")] : targets;
  const selected = all.length > 0 ? all : [parseReportTarget("pretty", "--format")];
  const [, second] = selected.filter(({ file }) => file === undefined);
  if (!second) return selected;
  throw new UsageError("two formats go to standard output", { hint: `give one a file: --format ${second.name}=FILE` });
}
