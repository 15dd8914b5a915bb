import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { run } from "../../scripts/cli/run.ts";
import type { InputStream, Io, OutputStream } from "../../scripts/core/io.ts";
import type { Program } from "../../scripts/cli/command.ts";
import { createLinePrompts } from "../../scripts/core/line-prompts.ts";
import { createRedactor } from "../../scripts/core/redact.ts";
import { createIo } from "../../scripts/runtime/node.ts";

/** What a test uses in place of the process's environment and streams. */
export interface TestWorld {
  /** The whole environment; `HOME` is a fresh directory unless it is given. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
  /** Lines typed at prompts. Makes standard input a terminal. */
  readonly typed?: readonly string[];
  readonly stdoutIsTerminal?: boolean;
  readonly stderrIsTerminal?: boolean;
  readonly columns?: number;
  /** Anything else to replace. */
  readonly io?: Partial<Io>;
}

/** An {@linkcode Io} over the real file system with captured streams. */
export interface TestIo extends Io {
  /** The home directory. */
  readonly home: string;
  /** What has been written so far. */
  readonly out: () => string;
  readonly err: () => string;
}

/** A fresh directory, without symbolic links in its path, removed when the test ends. */
export function temporaryDirectory(): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "stella-")));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** The world of one test. */
export function testIo(world: TestWorld = {}): TestIo {
  const home = world.env?.["HOME"] ?? temporaryDirectory();
  const env: Record<string, string> = { HOME: home, ...world.env };
  const redactor = createRedactor();
  const written = { out: "", err: "" };
  const stream = (name: "out" | "err", isTerminal = false): OutputStream => ({
    isTerminal,
    columns: world.columns ?? 80,
    write: (text) => void (written[name] += name === "err" ? redactor.redact(text) : text),
  });
  const typed = [...world.typed ?? []];
  const input = typeof world.stdin === "string"
    ? new TextEncoder().encode(world.stdin)
    : world.stdin ?? new Uint8Array();
  const stdin: InputStream = {
    isTerminal: world.typed !== undefined,
    read: (maxBytes) => Promise.resolve(input.slice(0, maxBytes + 1)),
    readLine: () => Promise.resolve(typed.shift()),
  };
  const stderr = stream("err", world.stderrIsTerminal);
  return {
    ...createIo(),
    prompts: createLinePrompts({ stdin, stderr }),
    stdin,
    stdout: stream("out", world.stdoutIsTerminal),
    stderr,
    env: (name) => env[name],
    environment: () => ({ ...env }),
    cwd: () => world.cwd ?? home,
    emitWorkflowCommand: (line) => void (written.err += `${line}\n`),
    redact: redactor.add,
    removeSecrets: redactor.redactPieces,
    home,
    out: () => written.out,
    err: () => written.err,
    ...world.io,
  };
}

/** How a program run in this process ended, and what it wrote. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a program in this process. */
export async function runProgram(program: Program, argv: readonly string[], io: TestIo): Promise<Ran> {
  const code = await run(program, argv, io);
  return { code, out: io.out(), err: io.err() };
}
