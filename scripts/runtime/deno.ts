import { FileError, InterruptedError, UsageError } from "../cli/errors.ts";
import type { ExitCode } from "../cli/exit-codes.ts";
import type { FileFacts, Files, InputStream, Io, OutputStream, Platform } from "../cli/io.ts";
import { createConcealer } from "./conceal.ts";
import { passedSignals, terminalSignals } from "./signals.ts";
import { sleep } from "./sleep.ts";

const platform: Platform = Deno.build.os === "windows" ? "windows" : "posix";

/**
 * Runs a command in this process: builds its {@linkcode Io}, passes the arguments, sets the exit code.
 * The process ends by itself when nothing is left to do, so that piped output is never cut.
 */
export async function start(main: (argv: readonly string[], io: Io) => Promise<ExitCode>): Promise<void> {
  Deno.exitCode = await main(Deno.args, createIo());
}

/** Everything a command can reach, on Deno. */
export function createIo(): Io {
  const concealer = createConcealer();
  return {
    platform,
    stdin: createInput(),
    stdout: createOutput(Deno.stdout, (text) => text),
    stderr: createOutput(Deno.stderr, concealer.clean),
    files,
    clock: { now: Date.now, sleep },
    env,
    environment: () => Deno.env.toObject(),
    cwd: () => attempt("resolve", ".", () => Deno.cwd()),
    userId,
    processId: Deno.pid,
    instructRunner: (line) => createOutput(Deno.stderr, (text) => text).write(`${line}\n`),
    conceal: concealer.conceal,
    interrupted,
    fetch: (input, init) => globalThis.fetch(input, init),
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
        // A reader that has gone (`| head`) is no failure of ours, and what people cannot be told is told nowhere else.
        if (error instanceof Deno.errors.BrokenPipe || stream === Deno.stderr) return;
        throw new FileError("write to", "standard output", codeOf(error), { cause: error });
      }
    },
  };
}

/** Writes everything: one write call may take less than all of it. */
function writeAll(writer: { writeSync(bytes: Uint8Array): number }, content: Uint8Array): void {
  for (let written = 0; written < content.length;) written += writer.writeSync(content.subarray(written));
}

function createInput(): InputStream {
  let rest = "";
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
    async readLine() {
      const decoder = new TextDecoder();
      while (!rest.includes("\n")) {
        const count = await readInput(buffer);
        if (count === null) break;
        rest += decoder.decode(buffer.subarray(0, count), { stream: true });
      }
      if (rest === "") return undefined;
      const [line = "", ...others] = rest.split("\n");
      rest = others.join("\n");
      return line.replace(/\r$/, "");
    },
  };
}

/** Puts the next bytes of standard input into the buffer. Returns how many; null at its end. */
async function readInput(buffer: Uint8Array): Promise<number | null> {
  try {
    return await Deno.stdin.read(buffer);
  } catch (error) {
    throw new FileError("read", "standard input", codeOf(error), { cause: error });
  }
}

function env(name: string): string | undefined {
  try {
    return Deno.env.get(name);
  } catch (error) {
    if (!(error instanceof Deno.errors.InvalidData)) throw error;
    throw new UsageError(`environment variable ${name} is not UTF-8 text`, { cause: error });
  }
}

/** A program without the permission to ask, such as `stella-env`, takes the owner of the home directory for the user. */
function userId(): number | undefined {
  try {
    return Deno.uid() ?? undefined;
  } catch (error) {
    if (!(error instanceof Deno.errors.NotCapable)) throw error;
    const home = Deno.env.get("HOME");
    return home ? files.target(home)?.owner : undefined;
  }
}

let interruption: AbortController | undefined;

function interrupted(): AbortSignal {
  if (interruption) return interruption.signal;
  const controller = interruption = new AbortController();
  const signals: readonly Deno.Signal[] = platform === "windows" ? ["SIGINT"] : ["SIGINT", "SIGTERM"];
  for (const signal of signals) {
    const stop = (): void => {
      Deno.removeSignalListener(signal, stop);
      controller.abort(new InterruptedError(`stopped by ${signal}`));
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
      // It has ended meanwhile, which its status is about to tell.
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
    // After signal n, Deno's code is 128 + n, as wanted.
    return (await child.status).code;
  } finally {
    settle();
  }
}

/** Passes signals on until the returned function is called. Windows has but one that can be caught and sent. */
function forwardSignals(forward: (signal: Deno.Signal) => void): () => void {
  const caught = platform === "windows" ? ["SIGINT"] as const : passedSignals;
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

/** Runs a file operation, turning the runtime's error into ours. */
function attempt<T>(action: string, path: string, operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError(action, path, codeOf(error), { cause: error });
  }
}

/** Deno names some errors by class alone. */
function codeOf(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  if (typeof code === "string") return code;
  if (error instanceof Deno.errors.NotFound) return "ENOENT";
  if (error instanceof Deno.errors.AlreadyExists) return "EEXIST";
  return error instanceof Deno.errors.PermissionDenied || error instanceof Deno.errors.NotCapable ? "EACCES" : "EIO";
}

function factsOf(info: Deno.FileInfo | undefined): FileFacts | undefined {
  if (!info) return undefined;
  return {
    kind: kindOf(info),
    size: info.size,
    mode: info.mode === null ? undefined : info.mode & 0o777,
    owner: info.uid ?? undefined,
    modifiedMs: info.mtime?.getTime() ?? 0,
  };
}

function kindOf(info: Deno.FileInfo): FileFacts["kind"] {
  if (info.isFile) return "file";
  if (info.isDirectory) return "directory";
  return info.isSymlink ? "symlink" : "other";
}

/** Undefined for a path that leads to nothing, also when one of its parts is no directory, or longer than any name. */
function orAbsent<T>(operation: () => T): T | undefined {
  try {
    return operation();
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "ENAMETOOLONG"].includes(codeOf(error))) return undefined;
    throw error;
  }
}

/** The content of a file that had this size just now: once that much has come, the end is not looked for. */
function readUpTo(file: Deno.FsFile, size: number, maxBytes: number): Uint8Array {
  const buffer = new Uint8Array(Math.min(maxBytes, size));
  let length = 0;
  let count: number | null;
  do {
    count = file.readSync(buffer.subarray(length));
    length += count ?? 0;
  } while (count !== null && length < buffer.length && length !== size);
  return buffer.subarray(0, length);
}

const files: Files = {
  facts: (path) => attempt("look at", path, () => factsOf(orAbsent(() => Deno.lstatSync(path)))),
  target: (path) => attempt("look at", path, () => factsOf(orAbsent(() => Deno.statSync(path)))),
  read: (path, maxBytes) =>
    attempt("read", path, () => {
      // Deno cannot open without blocking, so a FIFO has to be told before it is opened.
      const info = Deno.statSync(path);
      if (!info.isFile) throw new FileError("read", path, info.isDirectory ? "EISDIR" : "EINVAL");
      using file = Deno.openSync(path);
      return readUpTo(file, info.size, maxBytes);
    }),
  list: (directory) =>
    attempt("list", directory, () => [...Deno.readDirSync(directory)].map((entry) => entry.name).sort()),
  realPath: (path) => attempt("resolve", path, () => Deno.realPathSync(path)),
  createDirectory: (path, mode) => attempt("create", path, () => Deno.mkdirSync(path, { mode })),
  createFile: (path, content, mode) =>
    attempt("create", path, () => {
      using file = Deno.openSync(path, { write: true, createNew: true, mode });
      try {
        writeAll(file, content);
        file.syncSync();
      } catch (error) {
        Deno.removeSync(path);
        throw error;
      }
    }),
  rename: (from, to) => attempt("rename", from, () => Deno.renameSync(from, to)),
  remove: (path) => attempt("remove", path, () => Deno.removeSync(path)),
  setMode: (path, mode) => attempt("change the mode of", path, () => Deno.chmodSync(path, mode)),
  setModified: (path, ms) => attempt("touch", path, () => Deno.utimeSync(path, ms / 1000, ms / 1000)),
};
