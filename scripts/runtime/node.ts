import type { ChildProcess } from "node:child_process";
import { FileError, InterruptedError } from "../core/errors.ts";
import { ExitCode } from "../core/exit-codes.ts";
import type { InputStream, Io, OutputStream, Platform } from "../core/io.ts";
import type { Permissions } from "../core/permissions.ts";
import { createRedactor } from "../core/redact.ts";
import { createLineReader } from "../core/line-reader.ts";
import { attempt, files } from "./node-files.ts";
import { sendRequest } from "./node-fetch.ts";
import { forwardedSignals, terminalSignals } from "../core/signals.ts";
import { sleep } from "../core/sleep.ts";

/**
 * Not imported: an `import` would wrap the module and create all its streams (3 ms of 50).
 */
const fs = process.getBuiltinModule("node:fs");

/**
 * Whether a descriptor is a terminal. `node:tty` loads the network modules (4 ms), so it is asked only about character
 * devices, and not about the null device. A descriptor that cannot be examined, such as a closed one, is not a terminal.
 */
function isTerminal(fd: number): boolean {
  try {
    const info = fs.fstatSync(fd);
    return info.isCharacterDevice() && info.rdev !== nullDevice() && process.getBuiltinModule("node:tty").isatty(fd);
  } catch {
    return false;
  }
}

const nullDevice = (): number | undefined => fs.statSync("/dev/null", { throwIfNoEntry: false })?.rdev;

const platform: Platform = process.platform === "win32" ? "windows" : "posix";

/**
 * Runs a command in this process: builds its {@linkcode Io}, passes the arguments and sets the exit code. The process
 * ends by itself when nothing is left to do, so that piped output is never cut off.
 */
export async function start(main: (argv: readonly string[], io: Io) => Promise<ExitCode>): Promise<void> {
  // If the event loop drains before `main` settles, exit with a failure.
  process.exitCode = ExitCode.failed;
  process.exitCode = await main(process.argv.slice(2), createIo());
}

/** Node cannot give up what a process may do. */
export function confine(_: Permissions | undefined): void {}

/** Everything a command can reach, on Node. */
export function createIo(): Io {
  const redactor = createRedactor();
  return {
    platform,
    stdin: createInput(),
    stdout: createOutput(1, (text) => text),
    stderr: createOutput(2, redactor.redact),
    files,
    clock: { now: Date.now, sleep },
    env: (name) => process.env[name],
    environment: () => ({ ...process.env }) as Record<string, string>,
    cwd: () => attempt("resolve", ".", () => process.cwd()),
    userId: () => process.getuid?.(),
    processId: process.pid,
    emitWorkflowCommand: (line) => createOutput(2, (text) => text).write(`${line}\n`),
    redact: redactor.add,
    removeSecrets: redactor.redactPieces,
    interrupted,
    fetch: sendRequest,
    spawn,
  };
}

/** Creates an output stream. Node's own streams, which take 3 ms, are created only for terminals and full pipes. */
function createOutput(fd: 1 | 2, clean: (text: string) => string): OutputStream {
  let opened: NodeJS.WriteStream | undefined;
  // Ignore a closed pipe (`| head`).
  const stream = (): NodeJS.WriteStream =>
    opened ??= (fd === 1 ? process.stdout : process.stderr).on("error", ignoreBrokenPipe);
  return {
    get isTerminal() {
      return isTerminal(fd);
    },
    get columns() {
      return (isTerminal(fd) && stream().columns) || 80;
    },
    write(text) {
      const cleaned = clean(text);
      const rest = opened || isTerminal(fd) ? cleaned : writeNow(fd, Buffer.from(cleaned));
      if (rest.length > 0) stream().write(rest);
    },
  };
}

/** Writes what can be written without waiting and returns the rest. */
function writeNow(fd: 1 | 2, content: Uint8Array): Uint8Array {
  let rest = content;
  try {
    while (rest.length > 0) rest = rest.subarray(fs.writeSync(fd, rest));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EAGAIN") return rest;
    // Ignore EPIPE. Errors on standard error have nowhere else to go.
    if (code !== "EPIPE" && fd === 1) {
      throw new FileError("write to", "standard output", code ?? "EIO", { cause: error });
    }
  }
  return new Uint8Array();
}

function ignoreBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}

function createInput(): InputStream {
  return {
    get isTerminal() {
      return isTerminal(0);
    },
    async read(maxBytes) {
      const chunks: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
        chunks.push(chunk);
        size += chunk.length;
        if (size > maxBytes) break;
      }
      return Buffer.concat(chunks).subarray(0, maxBytes + 1);
    },
    readLine: createLineReader(nextChunk),
  };
}

/** Reads the next bytes of standard input; undefined at the end. Then pauses it, so that the process can end. */
function nextChunk(): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    const done = (chunk?: Uint8Array): void => {
      process.stdin.off("data", done).off("end", done).pause();
      resolve(chunk);
    };
    process.stdin.once("data", done).once("end", done).resume();
  });
}

let interruption: AbortController | undefined;

function interrupted(): AbortSignal {
  if (interruption) return interruption.signal;
  const controller = interruption = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => controller.abort(new InterruptedError(`stopped by ${signal}`, signal)));
  }
  return controller.signal;
}

async function spawn(
  command: string,
  args: readonly string[],
  environment: Record<string, string>,
): Promise<ExitCode> {
  const [{ spawn }, { constants }] = await Promise.all([import("node:child_process"), import("node:os")]);
  let child: ChildProcess | undefined;
  const settle = forwardSignals((signal) => child?.kill(signal));
  try {
    return await new Promise<ExitCode>((resolve, reject) => {
      child = spawn(command, args, { env: environment, stdio: "inherit" });
      child.once("error", reject);
      child.once("exit", (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
    });
  } catch (error) {
    // Node emits some failures and throws others.
    throw new FileError("run", command, (error as NodeJS.ErrnoException).code ?? "EIO", { cause: error });
  } finally {
    settle();
  }
}

/** Forwards signals until the returned function is called. */
function forwardSignals(forward: (signal: NodeJS.Signals) => void): () => void {
  const atTerminal = [0, 1, 2].some(isTerminal);
  const listeners = forwardedSignals.map((signal) => ({
    signal,
    listener: (): void => atTerminal && terminalSignals.has(signal) ? undefined : forward(signal),
  }));
  for (const { signal, listener } of listeners) process.on(signal, listener);
  return () => {
    for (const { signal, listener } of listeners) process.off(signal, listener);
  };
}
