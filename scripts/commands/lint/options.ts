import type { Args } from "../../cli/args.ts";
import { UsageError } from "../../core/errors.ts";
import type { Option } from "../../cli/options.ts";
import { findClosest } from "../../core/suggest.ts";
import { severities, type Severity } from "../../lint/finding.ts";
import type { SeverityOverrides } from "../../lint/configuration.ts";
import { formats } from "../../lint/formats.ts";
import type { Format } from "../../lint/lint-result.ts";
import { isRuleId, rules } from "../../lint/rules.ts";

/** What a rule can be set to. */
const levels = ["off", "info", "warning", "error"] as const;

/** The options of `stella-lint`. */
export const lintOptions: readonly Option[] = [
  {
    flags: "-f, --format <format[=file]>",
    description: "How findings are printed, or written to a file (default: pretty). Repeatable.",
    repeatable: true,
    values: Object.keys(formats),
  },
  { flags: "--json", description: "Short for --format json." },
  { flags: "--fix", description: "Make the fixes that are safe, and report what is left." },
  { flags: "--fix-dry-run", description: "Print what --fix would change, as a unified diff." },
  {
    flags: "--fail-on <severity>",
    description: "Exit 1 when there is a finding of this severity or a worse one (default: error).",
    values: severities,
  },
  {
    flags: "--rule <id=level>",
    description: "Set a rule to off, info, warning or error. Repeatable.",
    repeatable: true,
  },
  { flags: "--stdin-filename <name>", description: "The file that standard input stands for." },
  { flags: "--list-rules", description: "List the rules." },
];

/** Where one format goes: a file, or standard output. */
export interface Report {
  readonly name: string;
  readonly format: Format;
  readonly file: string | undefined;
}

/** The formats that are wanted. @throws {UsageError} for an unknown one, or two that go to standard output. */
export function reportsOf(args: Args): Report[] {
  const wanted = [...args.list("format"), ...(args.flag("json") ? ["json"] : [])];
  const reports = (wanted.length > 0 ? wanted : ["pretty"]).map(parseReport);
  const [, second] = reports.filter(({ file }) => file === undefined);
  if (!second) return reports;
  throw new UsageError("two formats go to standard output", { hint: `give one a file: --format ${second.name}=FILE` });
}

function parseReport(text: string): Report {
  const [, name = "", file] = /^([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  const format = formats[name];
  if (!format) throw new UsageError(`unknown format "${name}". it is one of ${Object.keys(formats).join(", ")}`);
  if (file === "") throw new UsageError(`format "${name}" has no file after the "="`);
  return { name, format, file };
}

/** The severities that are wanted for rules. @throws {UsageError} for an unknown rule or severity. */
export function parseOverrides(args: Args): SeverityOverrides {
  return new Map(
    args.list("rule").map((text) => {
      const [id = "", wanted = ""] = text.split("=");
      const level = levels.find((known) => known === wanted);
      if (!isRuleId(id)) {
        const near = findClosest(id, rules.map((rule) => rule.id));
        const guess = near ? `did you mean "${near}"?` : "stella-lint --list-rules shows them";
        throw new UsageError(`there is no rule "${id}". ${guess}`);
      }
      if (!level) throw new UsageError(`rule "${id}" cannot be "${wanted}". it is one of ${levels.join(", ")}`);
      return [id, level];
    }),
  );
}

/** From which severity on a run fails. @throws {UsageError} for an unknown one. */
export function limitOf(args: Args): Severity {
  const wanted = args.text("fail-on") ?? "error";
  const severity = severities.find((known) => known === wanted);
  if (!severity) throw new UsageError(`--fail-on cannot be "${wanted}". it is one of ${severities.join(", ")}`);
  return severity;
}
