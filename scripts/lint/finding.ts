import type { Span } from "../profile/yaml/nodes.ts";
import type { ProfileDocument } from "../profile/document.ts";
import type { Source } from "./source.ts";

/** How bad a finding is, the worst first. */
export const severities = ["error", "warning", "info"] as const;

/** One of {@linkcode severities}. */
export type Severity = (typeof severities)[number];

/** Text to put in place of a stretch of the source; an empty stretch is an insertion. */
export interface Edit {
  readonly span: Span;
  readonly text: string;
}

/** A change that is safe to make without asking: the profile means the same afterwards, or what was clearly meant. */
export interface Fix {
  /** What it does, as a command: `write the key as "Url"`. */
  readonly description: string;
  readonly edits: readonly Edit[];
}

/** One mistake, placed and explained. Lines and columns are 1-based; columns count UTF-16 code units. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** As shown: relative to the current directory where it lies below it, else absolute. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  /** One past the last column, as the end of a stretch. */
  readonly endColumn: number;
  /** Where the rule is explained. */
  readonly help: string;
  readonly fix: Fix | undefined;
  /** The same place as line and column give. */
  readonly span: Span;
  readonly source: Source;
  /** Undefined when the file could not be read. */
  readonly document: ProfileDocument | undefined;
}
