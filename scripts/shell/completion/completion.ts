/** A word that can come next, and what it does. */
export interface Suggestion {
  readonly word: string;
  readonly description: string;
}

/** An option as a shell completes it. */
export interface CompletedOption {
  readonly long: string;
  /** One letter. */
  readonly short: string | undefined;
  readonly description: string;
  readonly takesValue: boolean;
  /** The values it can take; empty for any. */
  readonly values: readonly string[];
}

/** What can be typed after some words: `stella-profile`, `stella-profile secret`, `stella-profile secret set`. */
export interface CompletionContext {
  /** The words, separated by single spaces. */
  readonly path: string;
  readonly next: readonly Suggestion[];
  readonly options: readonly CompletedOption[];
  /** Whether a profile's name can come next. */
  readonly profiles: boolean;
  /** Whether a file can come next that is not the path of a profile. */
  readonly files: boolean;
}

/** All that a shell needs to complete a program and the programs that it delegates to. */
export interface Completion {
  /** The programs' names. */
  readonly commands: readonly string[];
  readonly contexts: readonly CompletionContext[];
  /** The paths of contexts that a verb leads to. */
  readonly verbs: readonly string[];
  /** Words after which everything is as after another command: `stella-profile env` is `stella-env`. */
  readonly aliases: readonly (readonly [words: string, command: string])[];
}
