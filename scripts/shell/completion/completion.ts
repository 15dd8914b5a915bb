/** A word that can stand next, with what it does. */
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

/** What can be typed behind some words: `stella-profile`, `stella-profile secret`, `stella-profile secret set`. */
export interface Context {
  /** The words, with single blanks between. */
  readonly path: string;
  readonly next: readonly Suggestion[];
  readonly options: readonly CompletedOption[];
  /** A profile's name can stand here. */
  readonly profiles: boolean;
  /** A file can stand here, and not only as the path of a profile. */
  readonly files: boolean;
}

/** All that is needed to complete a program and those that it leads to. */
export interface Completion {
  /** The programs' names. */
  readonly commands: readonly string[];
  readonly contexts: readonly Context[];
  /** The paths of contexts that a verb leads to. */
  readonly verbs: readonly string[];
  /** Words behind which everything is as behind another command: `stella-profile env` is `stella-env`. */
  readonly aliases: readonly (readonly [words: string, command: string])[];
}
