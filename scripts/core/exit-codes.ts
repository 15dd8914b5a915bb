/**
 * The exit codes of every command, the same as the `stella` CLI's, so that a pipeline can treat both alike.
 * Only `transient` is worth a retry.
 */
export const ExitCode = {
  done: 0,
  /** Problems found (findings, drift), or a failure with no code of its own. */
  failed: 1,
  /** A bad flag, or a profile that cannot be used. */
  usage: 2,
  /** Authentication or authorization refused, or a secret that is missing or unsafe. */
  refused: 3,
  /** A profile, template or file that does not exist. */
  notFound: 4,
  /** Network needed while it is forbidden. */
  offline: 5,
  /** A time-out, a refused connection, 429 or 5xx. */
  transient: 10,
  /** Stopped by SIGINT (128 + 2), as shells report it. */
  interrupted: 130,
  /** Stopped by SIGTERM (128 + 15), as shells report it. */
  terminated: 143,
} as const;

/** A process exit status: one of {@linkcode ExitCode}, or what a command run by `stella-exec` returned. */
export type ExitCode = number;
