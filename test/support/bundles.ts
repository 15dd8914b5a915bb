import { spawn } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The runtimes that every command is bundled for. */
export const runtimes = ["node", "deno"] as const;

/** One of {@linkcode runtimes}. */
export type Runtime = (typeof runtimes)[number];

/** The commands as installed. */
export const commands = ["stella-profile", "stella-lint", "stella-token", "stella-env", "stella-exec"] as const;

/** One of {@linkcode commands}. */
export type CommandName = (typeof commands)[number];

/** The repository's root, without a separator at its end. */
export const root: string = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** The `PATH` of spawned commands: Deno comes from its npm package. */
export const binPath = `${root}/node_modules/.bin:${process.env["PATH"]}`;

/** Where `make build` puts a command's bundle. */
export function bundleOf(command: CommandName, runtime: Runtime): string {
  return `${root}/dist/${runtime}/${command}.${runtime === "node" ? "mjs" : "js"}`;
}

/** Puts one runtime's bundles into a new directory, under the names that users type, and returns a `PATH` with it. */
export function installBundles(directory: string, runtime: Runtime): string {
  mkdirSync(directory);
  for (const command of commands) symlinkSync(bundleOf(command, runtime), `${directory}/${command}`);
  return `${directory}:${binPath}`;
}

/** How to run a program. */
export interface SpawnOptions {
  /** The whole environment; only `PATH` is added. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
}

/** How a spawned program ended, and what it wrote. */
export interface Spawned {
  /** 128 + n after signal n, as shells report it. */
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const signalNumbers: Readonly<Record<string, number>> = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGKILL: 9, SIGTERM: 15 };

/** Runs a program to its end. Its standard input is empty unless given, and never a terminal. */
export function spawnProgram(file: string, args: readonly string[], options: SpawnOptions = {}): Promise<Spawned> {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: options.cwd, env: { PATH: binPath, ...options.env } });
    const chunks: { out: Uint8Array[]; err: Uint8Array[] } = { out: [], err: [] };
    child.stdout.on("data", (chunk: Uint8Array) => chunks.out.push(chunk));
    child.stderr.on("data", (chunk: Uint8Array) => chunks.err.push(chunk));
    child.once("error", reject);
    child.once("close", (code, signal) =>
      resolve({
        code: code ?? 128 + (signalNumbers[signal ?? ""] ?? 0),
        out: Buffer.concat(chunks.out).toString(),
        err: Buffer.concat(chunks.err).toString(),
      }));
    child.stdin.on("error", () => {/* a program may end without reading its input */});
    child.stdin.end(options.stdin ?? "");
  });
}

/** Runs a bundle by its shebang, so with exactly the permissions that it ships with. */
export function runBundle(
  command: CommandName,
  runtime: Runtime,
  args: readonly string[],
  options?: SpawnOptions,
): Promise<Spawned> {
  return spawnProgram(bundleOf(command, runtime), args, options);
}
