import type { Colours } from "../terminal/colours.ts";
import type { Finding, Severity } from "./finding.ts";

/** Everything that a run has to tell. */
export interface Outcome {
  readonly findings: readonly Finding[];
  /** The files that were looked at, as shown. */
  readonly files: readonly string[];
  /** For people only. */
  readonly colours: Colours;
}

/** Turns an outcome into text. */
export type Format = (outcome: Outcome) => string | Promise<string>;

/** How many findings there are of each severity. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** Counts findings. */
export function countOf(findings: readonly Finding[]): Counts {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return { errors: count("error"), warnings: count("warning"), infos: count("info") };
}
