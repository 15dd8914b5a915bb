import type { ExitCode } from "./exit-codes.ts";

/** The family of the operating system, which decides about paths and file modes. */
export type Platform = "posix" | "windows";

/** One entry of the file system. */
export interface FileInfo {
  readonly kind: "file" | "directory" | "symlink" | "other";
  /** In bytes. */
  readonly size: number;
  /** Permission bits (`0o777`); undefined where they mean nothing (Windows). */
  readonly mode: number | undefined;
  /** Whether a directory lets users rename and remove only what is their own, as `/tmp` does. */
  readonly isSticky: boolean;
  /** The owner's user id; undefined where there is none (Windows). */
  readonly owner: number | undefined;
  /** The id of its group; undefined where there is none (Windows). */
  readonly group: number | undefined;
  /** Last change of the content, in ms since the epoch. */
  readonly modifiedMs: number;
}

/** The content of a file, and information about the very file that was read. */
export interface FileContent {
  readonly bytes: Uint8Array;
  readonly info: FileInfo;
}

/**
 * The file system, synchronously: each call is one or two short system calls, and a command has nothing else to do in
 * the meantime. Every method throws `FileError`.
 */
export interface Files {
  /** Information about the entry itself, without following a symbolic link; undefined when there is none. */
  lstat(path: string): FileInfo | undefined;
  /** Information about what the path leads to, following symbolic links; undefined when there is nothing. */
  stat(path: string): FileInfo | undefined;
  /**
   * The first `maxBytes` bytes of a regular file, following symbolic links. Anything else is refused (code `EISDIR` or
   * `EINVAL`) in a way that a FIFO cannot block.
   */
  read(path: string, maxBytes: number): FileContent;
  /** The names in a directory, sorted by code unit. */
  list(directory: string): string[];
  /** What a symbolic link holds, as it stands. */
  readLink(path: string): string;
  /** The path with every symbolic link resolved. */
  realPath(path: string): string;
  /** Creates one directory with this mode, less the umask; an existing one is `EEXIST`. */
  createDirectory(path: string, mode: number): void;
  /**
   * Creates a file with this mode, less the umask, writes and syncs it; an existing one is `EEXIST`. If it cannot be written
   * whole, as on a full disk, it is removed again.
   */
  createFile(path: string, content: Uint8Array, mode: number): void;
  rename(from: string, to: string): void;
  remove(path: string): void;
  chmod(path: string, mode: number): void;
  /** Sets the time of last change, in ms since the epoch. */
  utimes(path: string, ms: number): void;
}

/** A standard output stream. */
export interface OutputStream {
  readonly isTerminal: boolean;
  /** Width in columns; 80 when it is unknown. */
  readonly columns: number;
  /**
   * Writes text. A closed pipe (`| head`) is ignored, and so is any failure to write to standard error.
   * @throws {FileError} when standard output cannot be written, as on a full disk.
   */
  write(text: string): void;
}

/** Standard input. Both methods throw `FileError` when it cannot be read. */
export interface InputStream {
  readonly isTerminal: boolean;
  /** All input, or its first `maxBytes + 1` bytes, so that the caller can detect that there is too much. */
  read(maxBytes: number): Promise<Uint8Array>;
  /** One line without its line end, for prompts; undefined at the end of input. */
  readLine(): Promise<string | undefined>;
}

/** A question to a person. */
export interface Question {
  readonly message: string;
  /** The answer when nothing is typed. */
  readonly defaultValue?: string;
  /** Why an answer cannot be taken, shown at once so that another can be typed; undefined when it can. */
  validate?: ((answer: string) => string | undefined) | undefined;
}

/** Asks a person at the terminal, on standard error. */
export interface Prompts {
  /** @throws {CliError} when there is no answer, as after Ctrl-C or Ctrl-D. */
  text(question: Question): Promise<string>;
  /** The answer is never shown; empty when nothing is typed. Absent where it cannot be hidden. Throws like `text`. */
  secret?(question: Omit<Question, "defaultValue">): Promise<string>;
}

/** The wall clock, passed in so that tests can set it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Waits; rejects with the signal's reason when it is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** One HTTP request. */
export interface HttpRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Ends the request and its connection, in whatever state they are. */
  readonly signal: AbortSignal;
}

/** The response to an {@linkcode HttpRequest}, as it arrives. */
export interface HttpResponse {
  /** As the server sent it: any number. */
  readonly status: number;
  readonly headers: Headers;
  readonly body: AsyncIterable<Uint8Array> | null;
}

/** The port to the world: all that a command can reach. Built by `runtime/`; tests replace parts of it. */
export interface Io {
  readonly platform: Platform;
  readonly stdin: InputStream;
  /** Absent in programs that never prompt. */
  readonly prompts?: Prompts;
  /** Data only. Held back, and written once when the command has succeeded. */
  readonly stdout: OutputStream;
  /** Messages for people, written immediately. */
  readonly stderr: OutputStream;
  readonly files: Files;
  readonly clock: Clock;
  /** One environment variable. */
  env(name: string): string | undefined;
  /** The whole environment, to pass on to another program. */
  environment(): Record<string, string>;
  /** The current directory, absolute. @throws {FileError} when it has been removed. */
  cwd(): string;
  /** The user's id; undefined where there is none (Windows). */
  userId(): number | undefined;
  /** The process's id, for lock records and temporary names. */
  readonly processId: number;
  /**
   * Writes a line to standard error without redaction: a command that makes a CI runner mask a secret in its logs.
   */
  emitWorkflowCommand(line: string): void;
  /** From now on, replaces this value with `***` on standard error, in every form that it may take. */
  redact(secret: string): void;
  /** Replaces all values that {@linkcode redact} was told of, and their longer pieces, in a text from outside. */
  removeSecrets(text: string): string;
  /** Gives up what a command does not need, where the runtime can. Absent in programs that run no other command. */
  confine?(command: string): void;
  /** Aborted with an `InterruptedError` at the first SIGINT or SIGTERM. Installs the handlers when first called. */
  interrupted(): AbortSignal;
  /**
   * Sends one request and returns the response, whatever its status: redirects are not followed. Certificates are those
   * that the runtime trusts, proxies those of the environment, except for loopback.
   */
  fetch(url: string, request: HttpRequest): Promise<HttpResponse>;
  /**
   * Runs a program from `PATH` without a shell: it inherits the streams and gets our signals, except those that the
   * terminal sends to both (Ctrl-C). Returns its exit status, which is 128 + n after signal n.
   * @throws {FileError} `ENOENT` when it does not exist, another code when it cannot be run.
   */
  spawn(command: string, args: readonly string[], environment: Record<string, string>): Promise<ExitCode>;
}
