import type { Finding, Severity } from "./finding.ts";

/** What a run found. */
export interface LintResult {
  readonly findings: readonly Finding[];
  /** The files that were linted, as shown. */
  readonly files: readonly string[];
}

/** Colours text for a terminal, or leaves it alone. */
export type Styles = Readonly<
  Record<"bold" | "dim" | "red" | "green" | "yellow" | "blue" | "cyan", (text: string) => string>
>;

/** Turns a result into text. Formats for programs ignore the styles. */
export type Format = (result: LintResult, styles: Styles) => string;

/** The number of findings of each severity. */
export interface SeverityCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** Counts findings by severity. */
export function countBySeverity(findings: readonly Finding[]): SeverityCounts {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return { errors: count("error"), warnings: count("warning"), infos: count("info") };
}

/** The result in one line for people. */
export function formatSummary({ findings, files }: LintResult, styles: Styles): string {
  const { errors, warnings, infos } = countBySeverity(findings);
  const checked = `${formatCount(files.length, "file")} checked`;
  if (findings.length === 0) return `${checked}: ${styles.green("nothing found")}`;
  const fixable = findings.filter(({ fix }) => fix).length;
  const parts: readonly (readonly [count: number, text: string, style: keyof Styles])[] = [
    [errors, formatCount(errors, "error"), "red"],
    [warnings, formatCount(warnings, "warning"), "yellow"],
    [infos, `${infos} for information`, "blue"],
    [fixable, `${fixable} can be fixed with --fix`, "cyan"],
  ];
  return `${checked}: ${parts.flatMap(([count, text, style]) => count > 0 ? styles[style](text) : []).join(", ")}`;
}

const formatCount = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
