/**
 * What a profile may be at most: far more than any profile needs, and little enough that a hostile one costs a moment.
 * No command uses a profile beyond one of them, and lint reports it. {@linkcode findLimitProblem} holds all but the first.
 */
export const limits = {
  /** The size of the file, in bytes. A profile has a few hundred. */
  bytes: 262_144,
  /** The levels of nesting. A profile has three; thousands overflow the stack of a runtime. */
  depth: 64,
  /** The keys at any depth, lists included. A profile has nine; the rest of the CLI's configuration has some hundreds. */
  keys: 1000,
  /**
   * The tokens of the text, as the YAML library counts them; a key with its value has about six. A quarter of a megabyte
   * of nothing but commas takes a second to compose.
   */
  tokens: 50_000,
  /** The length of a path, in UTF-16 code units: what Linux opens (PATH_MAX). */
  path: 4096,
  /** The length of any other value that a command uses, in UTF-16 code units: the longest client secret. */
  value: 8192,
  /** The scopes of a profile. The services of the CLI define some dozens. */
  scopes: 100,
} as const;
