import type { Colours } from "../../terminal/colours.ts";
import { excerptOf } from "../code-frame.ts";
import type { Finding, Severity } from "../finding.ts";
import type { Format } from "../format.ts";
import { sanitize } from "../../core/sanitize.ts";

const colourOf = { error: "red", warning: "yellow", info: "blue" } as const satisfies Record<Severity, keyof Colours>;

/** For people: each finding with its line and a marker under the place. */
export const pretty: Format = ({ findings, colours }) => findings.map((finding) => block(finding, colours)).join("");

function block(finding: Finding, colours: Colours): string {
  const { file, line, column, severity, message, rule } = finding;
  const paint = colours[colourOf[severity]];
  const head = `${colours.bold(`${sanitize(file)}:${line}:${column}`)}: ${paint(severity)}: ${message} ${
    colours.dim(`[${rule}]`)
  }`;
  const excerpt = excerptOf(finding);
  if (!excerpt) return `${head}\n\n`;
  const number = String(line);
  const gutter = colours.dim(`${" ".repeat(number.length)} |`);
  return [
    head,
    `  ${colours.dim(`${number} |`)} ${excerpt.text}`,
    `  ${gutter} ${excerpt.indent}${paint(excerpt.marker)}`,
    ...(finding.fix ? [`  ${gutter} ${colours.cyan("fix:")} ${finding.fix.description} (--fix)`] : []),
    "\n",
  ].join("\n");
}
