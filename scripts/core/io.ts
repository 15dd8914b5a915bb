import type { ExitCode } from "./exit-codes.ts";

/** The operating-system family, as far as paths and file modes differ. */
export type Platform = "posix" | "windows";

/** What one file-system entry is. */
export interface FileInfo {
  readonly kind: "file" | "directory" | "symlink" | "other";
  /** In bytes. */
  readonly size: number;
  /** Permission bits (`0o777`); undefined where they mean nothing (Windows). */
  readonly mode: number | undefined;
  /** The owner's user id; undefined where there is none (Windows). */
  readonly owner: number | undefined;
  /** Last change of the content, in ms since the epoch. */
  readonly modifiedMs: number;
}

/** What was read, and the facts about the very file that it was read from. */
export interface FileContent {
  readonly bytes: Uint8Array;
  readonly info: FileInfo;
}

/**
 * Files, synchronously: each call is one short system call or two, and a command has nothing else to do meanwhile.
 * Every method throws `FileError`.
 */
export interface Files {
  /** Facts about the entry itself (a symbolic link is not followed), or undefined when there is none. */
  lstat(path: string): FileInfo | undefined;
  /** Facts about what the path leads to (symbolic links followed), or undefined when there is nothing. */
  stat(path: string): FileInfo | undefined;
  /**
   * The first `maxBytes` bytes of a regular file, symbolic links followed. Anything but a regular file is refused
   * without opening it for good (code `EISDIR` or `EINVAL`), so that a FIFO never blocks.
   */
  read(path: string, maxBytes: number): FileContent;
  /** The names in a directory, sorted by code unit. */
  list(directory: string): string[];
  /** The path with every symbolic link resolved. */
  realPath(path: string): string;
  /** Creates one directory with exactly this mode; an existing one is `EEXIST`. */
  createDirectory(path: string, mode: number): void;
  /**
   * Creates a file with exactly this mode from birth, writes and syncs it; an existing one is `EEXIST`. One that cannot
   * be written whole (a full disk) is removed again.
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
  /** Width in columns; 80 when it is not known. */
  readonly columns: number;
  /**
   * Nothing happens when the reader has gone (`| head`), nor when standard error cannot be written.
   * @throws {FileError} when standard output cannot be written, as on a full disk.
   */
  write(text: string): void;
}

/** Standard input. Both methods throw `FileError` when it cannot be read. */
export interface InputStream {
  readonly isTerminal: boolean;
  /** Everything up to the end of input, or the first `maxBytes + 1` bytes of it, so that the caller can tell. */
  read(maxBytes: number): Promise<Uint8Array>;
  /** One line without its line end; undefined at the end of input. For terminals. */
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
  /** The answer is never shown; empty when nothing is typed. Absent where it could be. Throws as `text` does. */
  secret?(question: Omit<Question, "defaultValue">): Promise<string>;
}

/** The wall clock. Passed in, so that tests can set it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Waits; rejects with the signal's reason when it is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** What a command can reach of the world. Built by `runtime/`, passed to every command, replaced in parts by tests. */
export interface Io {
  readonly platform: Platform;
  readonly stdin: InputStream;
  /** Absent in programs that never ask. */
  readonly prompts?: Prompts;
  /** Data only. Held back and written once, when the command has returned. */
  readonly stdout: OutputStream;
  /** Everything for people. Written at once. */
  readonly stderr: OutputStream;
  readonly files: Files;
  readonly clock: Clock;
  /** One environment variable. */
  env(name: string): string | undefined;
  /** The whole environment, for a program to be run. */
  environment(): Record<string, string>;
  /** The current directory, absolute. @throws {FileError} when it has been removed. */
  cwd(): string;
  /** The user's id; undefined where there is none (Windows). */
  userId(): number | undefined;
  /** The process's id, for lock records and temporary names. */
  readonly processId: number;
  /**
   * Writes a line on standard error as it is, concealed values included: a CI runner's command that makes the runner
   * hide them from then on.
   */
  emitWorkflowCommand(line: string): void;
  /** From now on standard error shows `***` in place of this value, whoever writes it. */
  redact(secret: string): void;
  /** Aborted with an `InterruptedError` at the first SIGINT or SIGTERM. Installs the handlers when first called. */
  interrupted(): AbortSignal;
  /** The runtime's own `fetch`, with its own proxy and certificate settings. */
  readonly fetch: typeof globalThis.fetch;
  /**
   * Runs a program found on `PATH`, streams inherited, signals passed on, no shell in between, and returns its exit
   * status: 128 + n after signal n. What a terminal sends to both (Ctrl-C) is left to the program alone.
   * @throws {FileError} `ENOENT` when there is none, another code when it cannot be run.
   */
  spawn(command: string, args: readonly string[], environment: Record<string, string>): Promise<ExitCode>;
}
