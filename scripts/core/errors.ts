import { ExitCode } from "./exit-codes.ts";

/** What an error can carry beside its message. */
export interface CliErrorOptions extends ErrorOptions {
  /** What the user can do about it: one sentence or a command to type. */
  hint?: string;
}

/**
 * A failure that a person can act on: reported as one message and one hint, with its own exit code.
 * Anything else that is thrown is a bug and shows its stack with `--verbose`.
 */
export class CliError extends Error {
  /** The name of the class. */
  override readonly name: string = "CliError";
  /** The code with which a command exits. */
  readonly exitCode: ExitCode;
  /** What the user can do about it: one sentence or a command to type. */
  readonly hint: string | undefined;

  /** Creates an error; its message says what failed, without a full stop. */
  constructor(exitCode: ExitCode, message: string, options: CliErrorOptions = {}) {
    super(message, options);
    this.exitCode = exitCode;
    this.hint = options.hint;
  }
}

/** What work gives, or `otherwise` when it fails in a way that a person can act on. A bug is thrown on. */
export function ignoreFailure<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof CliError) return otherwise;
    throw error;
  }
}

/** A failure with no exit code of its own (1), such as a file that cannot be written. */
export class FailedError extends CliError {
  override readonly name: string = "FailedError";
  constructor(message: string, options?: CliErrorOptions) {
    super(ExitCode.failed, message, options);
  }
}

/** A bad flag or invalid input (2). */
export class UsageError extends CliError {
  override readonly name: string = "UsageError";
  constructor(message: string, options?: CliErrorOptions) {
    super(ExitCode.usage, message, options);
  }
}

/** Authentication or authorization refused, or a secret that is missing or unsafe (3). */
export class RefusedError extends CliError {
  override readonly name: string = "RefusedError";
  constructor(message: string, options?: CliErrorOptions) {
    super(ExitCode.refused, message, options);
  }
}

/** A profile, template or file that does not exist (4). */
export class NotFoundError extends CliError {
  override readonly name: string = "NotFoundError";
  constructor(message: string, options?: CliErrorOptions) {
    super(ExitCode.notFound, message, options);
  }
}

/** Network needed while it is forbidden (5). */
export class OfflineError extends CliError {
  override readonly name: string = "OfflineError";
  constructor(message: string, options?: CliErrorOptions) {
    super(ExitCode.offline, message, options);
  }
}

/** A failure that may go away by itself (10): the only one worth a retry. */
export class TransientError extends CliError {
  override readonly name: string = "TransientError";
  constructor(message: string, options?: CliErrorOptions) {
    super(ExitCode.transient, message, options);
  }
}

/** Stopped by the user, with Ctrl-C or at a prompt (130), or by SIGTERM (143). */
export class InterruptedError extends CliError {
  override readonly name: string = "InterruptedError";
  constructor(message = "stopped", signal: StopSignal = "SIGINT") {
    super(stopCodes[signal], message);
  }
}

/** A signal that asks a program to stop. */
export type StopSignal = "SIGINT" | "SIGTERM";

const stopCodes: Readonly<Record<StopSignal, ExitCode>> = {
  SIGINT: ExitCode.interrupted,
  SIGTERM: ExitCode.terminated,
};

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EEXIST: "it exists already",
  EINVAL: "it is not a regular file",
  EISDIR: "it is a directory",
  ELOOP: "too many symbolic links",
  ENAMETOOLONG: "a name in it is too long",
  ENOENT: "no such file or directory",
  ENOSPC: "no space left on the device",
  ENOTDIR: "a part of the path is not a directory",
  EPERM: "operation not permitted",
  EROFS: "the file system is read-only",
};

/** An operation on a file that the operating system refused. */
export class FileError extends FailedError {
  override readonly name: string = "FileError";
  /** The POSIX error name on both runtimes, such as `ENOENT`, `EACCES`, `EEXIST`, `ENOSPC` or `EROFS`. */
  readonly code: string;
  /** Why, in words. */
  readonly reason: string;
  readonly path: string;

  /** @param action The operation, as a verb: `read`, `create`, `rename`. */
  constructor(action: string, path: string, code: string, options?: CliErrorOptions) {
    const reason = reasons[code] ?? code;
    super(`cannot ${action} "${path}": ${reason}`, options);
    this.code = code;
    this.reason = reason;
    this.path = path;
  }
}
