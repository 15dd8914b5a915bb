import { createIo } from "#runtime";
import type { Io } from "../core/io.ts";

/** What a program can set of the world around a call. */
export interface LibraryWorld {
  /** The environment to read in place of the process's. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Ends the call early; it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * The port to the world for a program that uses this package as a library: it prints nothing, asks nobody, and leaves the
 * process's signals to the program.
 */
export function createLibraryIo({ env, signal = new AbortController().signal }: LibraryWorld): Io {
  const io = createIo();
  const { prompts: _, ...rest } = io;
  const silent = { isTerminal: false, columns: 80, write: () => {} };
  return { ...rest, ...env && replaceEnvironment(env), stdout: silent, stderr: silent, interrupted: () => signal };
}

function replaceEnvironment(env: Readonly<Record<string, string | undefined>>): Pick<Io, "env" | "environment"> {
  const set = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { env: (name) => env[name], environment: () => Object.fromEntries(set) };
}
