import type { Finding } from "../finding.ts";
import type { Format } from "../format.ts";
import { sanitize } from "../../core/sanitize.ts";

/**
 * A JUnit report, as the xUnit plugin of Jenkins defines it: a suite for each file, and in it a case for each finding,
 * failed unless it is for information, or one passed case where there is none.
 */
export const junit: Format = ({ findings, files }) => {
  const byFile = new Map<string, Finding[]>(files.map((file) => [file, []]));
  for (const finding of findings) byFile.get(finding.file)?.push(finding);
  const suites = [...byFile].map(([file, own]) => suiteOf(file, own));
  const tests = suites.reduce((sum, suite) => sum + suite.tests, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: "stella-lint", tests, failures: failuresIn(findings) })}>`,
    ...suites.map(({ xml }) => xml),
    "</testsuites>\n",
  ].join("\n");
};

function suiteOf(file: string, findings: readonly Finding[]): { xml: string; tests: number } {
  const passed = `    <testcase${attributes({ name: "no findings", classname: file })}/>`;
  const cases = findings.length > 0 ? findings.map(caseOf) : [passed];
  const head = attributes({ name: file, tests: cases.length, failures: failuresIn(findings), errors: 0 });
  return { xml: [`  <testsuite${head}>`, ...cases, "  </testsuite>"].join("\n"), tests: cases.length };
}

function caseOf(finding: Finding): string {
  const { rule, severity, message, file, line, column, help } = finding;
  const head = attributes({ name: `${rule} ${line}:${column}`, classname: file });
  const text = `${escapeXml(`${file}:${line}:${column}: ${severity}: ${message}`)}\n${escapeXml(help)}`;
  const content = isFailure(finding)
    ? `<failure${attributes({ type: severity, message })}>${text}</failure>`
    : `<system-out>${text}</system-out>`;
  return `    <testcase${head}>\n      ${content}\n    </testcase>`;
}

const isFailure = ({ severity }: Finding): boolean => severity !== "info";

const failuresIn = (findings: readonly Finding[]): number => findings.filter(isFailure).length;

const attributes = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values).map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`).join("");

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** XML 1.0 cannot hold most control characters, nor halves of surrogate pairs, not even as references (§2.2). */
function escapeXml(text: string): string {
  return sanitize(text).replace(/[\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>"']/g, (character) => entities[character] as string);
}
