import { commandMark, escapeUnsafe } from "../../core/sanitize.ts";
import type { Finding } from "../finding.ts";
import type { Format } from "../lint-result.ts";

/**
 * A JUnit report as the xUnit plugin of Jenkins defines it: a suite for each file, with a case for each finding, which
 * fails unless it is information, or one case that passes when there is no finding.
 */
export const junit: Format = ({ findings, files }) => {
  const byFile = new Map<string, Finding[]>(files.map((file) => [file, []]));
  for (const finding of findings) byFile.get(finding.file)?.push(finding);
  const suites = [...byFile].map(([file, own]) => formatSuite(file, own));
  const tests = suites.reduce((sum, suite) => sum + suite.tests, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${formatAttributes({ name: "stella-lint", tests, failures: countFailures(findings) })}>`,
    ...suites.map(({ xml }) => xml),
    "</testsuites>\n",
  ].join("\n");
};

function formatSuite(file: string, findings: readonly Finding[]): { xml: string; tests: number } {
  const passed = `    <testcase${formatAttributes({ name: "no findings", classname: file })}/>`;
  const cases = findings.length > 0 ? findings.map(formatCase) : [passed];
  const head = formatAttributes({ name: file, tests: cases.length, failures: countFailures(findings), errors: 0 });
  return { xml: [`  <testsuite${head}>`, ...cases, "  </testsuite>"].join("\n"), tests: cases.length };
}

function formatCase(finding: Finding): string {
  const { rule, severity, message, file, line, column, help } = finding;
  const head = formatAttributes({ name: `${rule} ${line}:${column}`, classname: file });
  const text = `${escapeXml(`${file}:${line}:${column}: ${severity}: ${message}`)}\n${escapeXml(help)}`;
  const content = isFailure(finding)
    ? `<failure${formatAttributes({ type: severity, message })}>${text}</failure>`
    : `<system-out>${text}</system-out>`;
  return `    <testcase${head}>\n      ${content}\n    </testcase>`;
}

const isFailure = ({ severity }: Finding): boolean => severity !== "info";

const countFailures = (findings: readonly Finding[]): number => findings.filter(isFailure).length;

const formatAttributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values).map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`).join("");

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** XML 1.0 allows neither most control characters nor lone surrogates, not even as references (§2.2). CI runners see no command. */
function escapeXml(text: string): string {
  return escapeUnsafe(text).replace(/[\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>"']/g, (character) => entities[character] as string)
    .replace(commandMark, "&#35;");
}
