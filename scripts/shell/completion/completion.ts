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
  /** The values that are known; empty for any. */
  readonly values: readonly string[];
  /** What a value names, beside those; undefined for any text. */
  readonly names: "profile" | "file" | undefined;
}

/** What can be typed after some words: `stella-profile`, `stella-profile secret`, `stella-profile secret set`. */
export interface CompletionContext {
  /** The words, separated by single spaces. */
  readonly path: string;
  readonly next: readonly Suggestion[];
  readonly options: readonly CompletedOption[];
  /** How many profiles can come, from the first argument on. */
  readonly profiles: number;
  /** Whether a file can come next that is not the path of a profile. */
  readonly files: boolean;
}

/** An option as it is typed: `--format`, `-f`. */
export function listSpellings({ long, short }: CompletedOption): string[] {
  return [`--${long}`, ...short ? [`-${short}`] : []];
}

/** A context's options with a value, each after the words that lead to it: `stella-env --format`. */
export function listValueWords({ path, options }: CompletionContext): string[] {
  return options.filter(({ takesValue }) => takesValue)
    .flatMap((option) => listSpellings(option).map((spelling) => `${path} ${spelling}`));
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
