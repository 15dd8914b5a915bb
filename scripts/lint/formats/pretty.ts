import { memoize } from "../../core/memoize.ts";
import { sanitize } from "../../core/sanitize.ts";
import { type CodeFrame, createFrameMaker } from "../code-frame.ts";
import type { Finding, Severity } from "../finding.ts";
import type { Format, Styles } from "../lint-result.ts";

const severityStyles = { error: "red", warning: "yellow", info: "blue" } as const satisfies Record<
  Severity,
  keyof Styles
>;

/** For people: each finding with its line and a marker under the place. */
export const pretty: Format = ({ findings }, styles) => {
  // Once for each file, which may have thousands of findings.
  const getFrameMaker = memoize(createFrameMaker);
  return findings.map((finding) => formatFinding(finding, getFrameMaker(finding.source)(finding), styles)).join("");
};

function formatFinding(finding: Finding, frame: CodeFrame | undefined, styles: Styles): string {
  const { file, line, column, severity, message, rule, fix } = finding;
  const colour = styles[severityStyles[severity]];
  const place = styles.bold(`${sanitize(file)}:${line}:${column}`);
  const head = `${place}: ${colour(severity)}: ${message} ${styles.dim(`[${rule}]`)}`;
  if (!frame) return `${head}\n\n`;
  const number = String(line);
  const gutter = styles.dim(`${" ".repeat(number.length)} |`);
  return [
    head,
    `  ${styles.dim(`${number} |`)} ${frame.text}`,
    `  ${gutter} ${frame.indent}${colour(frame.marker)}`,
    ...(fix ? [`  ${gutter} ${styles.cyan("fix:")} ${fix.description} (--fix)`] : []),
    "\n",
  ].join("\n");
}
