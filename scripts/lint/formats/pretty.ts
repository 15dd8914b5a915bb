import type { Colours } from "../../cli/colours.ts";
import { excerptOf } from "../excerpt.ts";
import type { Finding, Severity } from "../finding.ts";
import { countOf, type Format, type Outcome } from "../format.ts";

const colourOf = { error: "red", warning: "yellow", info: "blue" } as const satisfies Record<Severity, keyof Colours>;

/** For people: each finding with its line and a marker under the place, then a count. */
export const pretty: Format = (outcome) =>
  outcome.findings.map((finding) => `${block(finding, outcome.colours)}\n`).join("") + `${summaryOf(outcome)}\n`;

function block(finding: Finding, colours: Colours): string {
  const { file, line, column, severity, message, rule } = finding;
  const paint = colours[colourOf[severity]];
  const head = `${colours.bold(`${file}:${line}:${column}`)}: ${paint(severity)}: ${message} ${
    colours.dim(`[${rule}]`)
  }`;
  const excerpt = excerptOf(finding);
  if (!excerpt) return `${head}\n`;
  const number = String(line);
  const gutter = colours.dim(`${" ".repeat(number.length)} |`);
  return [
    head,
    `  ${colours.dim(`${number} |`)} ${excerpt.text}`,
    `  ${gutter} ${excerpt.indent}${paint(excerpt.marker)}`,
    ...(finding.fix ? [`  ${gutter} ${colours.cyan("fix:")} ${finding.fix.description} (--fix)`] : []),
    "",
  ].join("\n");
}

function summaryOf({ findings, files, colours }: Outcome): string {
  const { errors, warnings, infos } = countOf(findings);
  const checked = plural(files, "file");
  if (findings.length === 0) return colours.green(`${checked} checked, nothing found`);
  return `${checked} checked: ${plural(errors, "error")}, ${plural(warnings, "warning")}, ${
    plural(infos, "info", "info")
  }`;
}

const plural = (count: number, word: string, words = `${word}s`): string => `${count} ${count === 1 ? word : words}`;
