/** How much a command reports on standard error. */
export type LogLevel = "quiet" | "normal" | "verbose";

/**
 * Messages for people, one line each. Part of the port to the world: domain code logs through it without knowing about
 * terminals.
 */
export interface Logger {
  readonly level: LogLevel;
  /** Progress and next steps. Silent with `--quiet`. */
  info(message: string): void;
  /** Something that may be wrong. Silent with `--quiet`. */
  warn(message: string): void;
  /** Steps taken. Only with `--verbose`. */
  debug(message: string): void;
  /** A failure and what to do about it. Always shown. */
  error(message: string, hint?: string): void;
}
