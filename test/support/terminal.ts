import { spawn } from "@lydell/node-pty";
import { stripVTControlCharacters } from "node:util";
import { onTestFinished } from "vitest";
import { binPath, bundleOf, type CommandName, type Runtime } from "./bundles.ts";

/** A program that runs at a real pseudo-terminal. */
export interface Terminal {
  /** Types, without pressing Enter. */
  type(keys: string): void;
  /** Waits until this text appears after the text of the last wait. */
  see(text: string): Promise<void>;
  /** Sends a signal to the program. */
  kill(signal: NodeJS.Signals): void;
  /** Everything that was shown, without colours and cursor movements. */
  shown(): string;
  /** Everything that was sent to the terminal. */
  raw(): string;
  /** The exit code; 128 + n after signal n. */
  readonly exit: Promise<number>;
}

/** The keys that are not characters. */
export const keys = { enter: "\r", ctrlC: "\x03", ctrlD: "\x04", escape: "\x1b" } as const;

/** Runs a bundle at a terminal. */
export function atTerminal(
  command: CommandName,
  runtime: Runtime,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  columns = 100,
): Terminal {
  return openTerminal(bundleOf(command, runtime), args, { env, columns });
}

/** Runs any program at a terminal. */
export function openTerminal(
  file: string,
  args: readonly string[],
  { env, columns = 100, cwd, timeoutMs = 20_000 }: {
    readonly env: Readonly<Record<string, string>>;
    readonly columns?: number;
    readonly cwd?: string;
    /** How long to wait for a text. */
    readonly timeoutMs?: number;
  },
): Terminal {
  const pty = spawn(file, [...args], {
    cols: columns,
    rows: 40,
    env: { PATH: binPath, TERM: "xterm-256color", ...env },
    ...(cwd === undefined ? {} : { cwd }),
  });
  let raw = "";
  let seen = 0;
  pty.onData((data) => raw += data);
  let ended = false;
  const exit = new Promise<number>((resolve) => {
    pty.onExit(({ exitCode, signal }) => {
      ended = true;
      resolve(signal ? 128 + signal : exitCode);
    });
  });
  onTestFinished(() => pty.kill());
  const shown = (): string => stripVTControlCharacters(raw).replaceAll("\r\n", "\n");
  return {
    type: (text) => pty.write(text),
    kill: (signal) => pty.kill(signal),
    shown,
    raw: () => raw,
    exit,
    async see(text) {
      const deadline = Date.now() + timeoutMs;
      while (shown().indexOf(text, seen) < 0) {
        if (ended || Date.now() > deadline) throw new Error(`"${text}" did not appear after:\n${shown().slice(seen)}`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      seen = shown().indexOf(text, seen) + text.length;
    },
  };
}
