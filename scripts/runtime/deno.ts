import { getDirectClient } from "./deno-fetch.ts";
import { FileError, InterruptedError, type StopSignal, UsageError } from "../core/errors.ts";
import { ExitCode } from "../core/exit-codes.ts";
import type { InputStream, Io, OutputStream, Platform } from "../core/io.ts";
import type { Permissions } from "../core/permissions.ts";
import { createRedactor } from "../core/redact.ts";
import { sendRequest } from "./deno-fetch.ts";
import { attempt, files, readErrorCode, writeAll } from "./deno-files.ts";
import { createLineReader } from "../core/line-reader.ts";
import { forwardedSignals, terminalSignals } from "../core/signals.ts";
import { sleep } from "../core/sleep.ts";

const platform: Platform = Deno.build.os === "windows" ? "windows" : "posix";

/**
 * Runs a command in this process: builds its {@linkcode Io}, passes the arguments and sets the exit code. The process
 * ends by itself when nothing is left to do, so that piped output is never cut off.
 */
export async function start(main: (argv: readonly string[], io: Io) => Promise<ExitCode>): Promise<void> {
  // If the event loop drains before `main` settles, exit with a failure.
  Deno.exitCode = ExitCode.failed;
  Deno.exitCode = await main(Deno.args, createIo());
}

/** What the process may read of the environment since it gave up the rest; undefined while it has given up nothing. */
let keptVariables: ReadonlyMap<string, () => string | undefined> | undefined;

/**
 * Gives up every permission but these, for as long as the process lives. The permission for some variables cannot be kept
 * when that for all of them goes, so they are read now.
 */
export function confine({ write, net, run, env, sys }: Permissions = { read: true, env: [] }): void {
  if (env !== true) {
    // It sets NO_PROXY for a moment.
    if (net) getDirectClient();
    keptVariables = new Map(listVariables(env).map((name) => [name, readVariable(name)]));
    Deno.permissions.revokeSync({ name: "env" });
  }
  if (!write) Deno.permissions.revokeSync({ name: "write" });
  if (!net) Deno.permissions.revokeSync({ name: "net" });
  if (!run) Deno.permissions.revokeSync({ name: "run" });
  if (!sys) Deno.permissions.revokeSync({ name: "sys", kind: "uid" });
}

/** The names that are asked for, those that end in `*` as they are in the environment. */
function listVariables(patterns: readonly string[]): string[] {
  const starts = patterns.filter((pattern) => pattern.endsWith("*")).map((pattern) => pattern.slice(0, -1));
  const set = starts.length > 0 ? Object.keys(Deno.env.toObject()) : [];
  return [...patterns, ...set.filter((name) => starts.some((start) => name.startsWith(start)))];
}

/** Reads a variable, and returns or throws the same whenever it is asked. */
function readVariable(name: string): () => string | undefined {
  try {
    const value = Deno.env.get(name);
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

/** Everything a command can reach, on Deno. */
export function createIo(): Io {
  const redactor = createRedactor();
  return {
    platform,
    stdin: createInput(),
    stdout: createOutput(Deno.stdout, (text) => text),
    stderr: createOutput(Deno.stderr, redactor.redact),
    files,
    clock: { now: Date.now, sleep },
    env,
    environment: () => Deno.env.toObject(),
    cwd: () => attempt("resolve", ".", () => Deno.cwd()),
    userId,
    processId: Deno.pid,
    emitWorkflowCommand: (line) => createOutput(Deno.stderr, (text) => text).write(`${line}\n`),
    redact: redactor.add,
    removeSecrets: redactor.redactPieces,
    interrupted,
    fetch: sendRequest,
    spawn,
  };
}

function createOutput(stream: typeof Deno.stdout, clean: (text: string) => string): OutputStream {
  return {
    get isTerminal() {
      return stream.isTerminal();
    },
    get columns() {
      return stream.isTerminal() ? Deno.consoleSize().columns : 80;
    },
    write(text) {
      try {
        writeAll(stream, new TextEncoder().encode(clean(text)));
      } catch (error) {
        // Ignore a closed pipe (`| head`). Errors on standard error have nowhere else to go.
        if (error instanceof Deno.errors.BrokenPipe || stream === Deno.stderr) return;
        throw new FileError("write to", "standard output", readErrorCode(error), { cause: error });
      }
    },
  };
}

function createInput(): InputStream {
  const buffer = new Uint8Array(65_536);
  return {
    get isTerminal() {
      return Deno.stdin.isTerminal();
    },
    async read(maxBytes) {
      const content = new Uint8Array(maxBytes + 1);
      let size = 0;
      while (size <= maxBytes) {
        const count = await readInput(buffer);
        if (count === null) break;
        const taken = buffer.subarray(0, Math.min(count, content.length - size));
        content.set(taken, size);
        size += taken.length;
      }
      return content.slice(0, size);
    },
    readLine: createLineReader(async () => {
      const count = await readInput(buffer);
      return count === null ? undefined : buffer.subarray(0, count);
    }),
  };
}

/** Reads the next bytes of standard input into the buffer. Returns their number; null at the end. */
async function readInput(buffer: Uint8Array): Promise<number | null> {
  try {
    return await Deno.stdin.read(buffer);
  } catch (error) {
    throw new FileError("read", "standard input", readErrorCode(error), { cause: error });
  }
}

function env(name: string): string | undefined {
  try {
    return keptVariables ? keptVariables.get(name)?.() : Deno.env.get(name);
  } catch (error) {
    if (!(error instanceof Deno.errors.InvalidData)) throw error;
    throw new UsageError(`environment variable ${name} is not UTF-8 text`, { cause: error });
  }
}

/** Without the permission to ask, as in `stella-env`, the owner of the home directory counts as the user. */
function userId(): number | undefined {
  try {
    return Deno.uid() ?? undefined;
  } catch (error) {
    if (!(error instanceof Deno.errors.NotCapable)) throw error;
    const home = env("HOME");
    return home ? files.stat(home)?.owner : undefined;
  }
}

let interruption: AbortController | undefined;

function interrupted(): AbortSignal {
  if (interruption) return interruption.signal;
  const controller = interruption = new AbortController();
  const signals: readonly StopSignal[] = platform === "windows" ? ["SIGINT"] : ["SIGINT", "SIGTERM"];
  for (const signal of signals) {
    const stop = (): void => {
      Deno.removeSignalListener(signal, stop);
      controller.abort(new InterruptedError(`stopped by ${signal}`, signal));
    };
    Deno.addSignalListener(signal, stop);
  }
  return controller.signal;
}

async function spawn(
  command: string,
  args: readonly string[],
  environment: Record<string, string>,
): Promise<ExitCode> {
  let child: Deno.ChildProcess | undefined;
  const settle = forwardSignals((signal) => {
    try {
      child?.kill(signal);
    } catch {
      // The child has already exited.
    }
  });
  try {
    child = attempt("run", command, () =>
      new Deno.Command(command, {
        args: [...args],
        clearEnv: true,
        env: environment,
        stdin: "inherit",
        stdout: "inherit",
        stderr: "inherit",
      }).spawn());
    // After signal n, Deno's code is 128 + n.
    return (await child.status).code;
  } finally {
    settle();
  }
}

/** Forwards signals until the returned function is called. Windows has only one that can be caught and sent. */
function forwardSignals(forward: (signal: Deno.Signal) => void): () => void {
  const caught = platform === "windows" ? ["SIGINT"] as const : forwardedSignals;
  const atTerminal = [Deno.stdin, Deno.stdout, Deno.stderr].some((stream) => stream.isTerminal());
  const listeners = caught.map((signal) => ({
    signal,
    listener: (): void => atTerminal && terminalSignals.has(signal) ? undefined : forward(signal),
  }));
  for (const { signal, listener } of listeners) Deno.addSignalListener(signal, listener);
  return () => {
    for (const { signal, listener } of listeners) Deno.removeSignalListener(signal, listener);
  };
}
