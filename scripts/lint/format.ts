import type { Colours } from "../cli/colours.ts";
import type { Finding } from "./finding.ts";

/** Everything that a run has to tell. */
export interface Outcome {
  readonly findings: readonly Finding[];
  /** How many files were looked at. */
  readonly files: number;
  /** For people only. */
  readonly colours: Colours;
  /** The current directory, absolute: what relative file names count from. */
  readonly cwd: string;
}

/** Turns an outcome into text. */
export type Format = (outcome: Outcome) => string;

/** How many findings there are of each severity. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

/** Counts findings. */
export function countOf(findings: readonly Finding[]): Counts {
  const count = (severity: Finding["severity"]): number =>
    findings.filter((found) => found.severity === severity).length;
  return { errors: count("error"), warnings: count("warning"), infos: count("info") };
}
