import { memoize } from "../../core/memoize.ts";
import { sanitize } from "../../core/sanitize.ts";
import type { Span } from "../../profile/yaml/nodes.ts";
import { createCodeFrame } from "../code-frame.ts";
import type { Finding, Severity } from "../finding.ts";
import type { LintFile } from "../lint-file.ts";
import type { Format, Styles } from "../lint-result.ts";
import { findSecretSpans } from "../secret-spans.ts";

const severityStyles = { error: "red", warning: "yellow", info: "blue" } as const satisfies Record<
  Severity,
  keyof Styles
>;

/** For people: each finding with its line and a marker under the place. */
export const pretty: Format = ({ findings }, styles) => {
  // Once for each file, which may have thousands of findings.
  const findSecrets = memoize(({ text, document }: LintFile) => findSecretSpans(text, document?.entries));
  return findings.map((finding) => formatFinding(finding, findSecrets(finding.source), styles)).join("");
};

function formatFinding(finding: Finding, secrets: readonly Span[], styles: Styles): string {
  const { file, line, column, severity, message, rule, fix } = finding;
  const colour = styles[severityStyles[severity]];
  const place = styles.bold(`${sanitize(file)}:${line}:${column}`);
  const head = `${place}: ${colour(severity)}: ${message} ${styles.dim(`[${rule}]`)}`;
  const frame = createCodeFrame(finding, secrets);
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
