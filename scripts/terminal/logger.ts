import type { Io } from "../core/io.ts";
import type { Logger, LogLevel } from "../core/logger.ts";
import { sanitize } from "../core/sanitize.ts";
import { type Colours, createColours } from "./colours.ts";

/** Creates a logger that writes sanitized lines to standard error, in colour on a terminal. */
export function createLogger(io: Pick<Io, "stderr" | "env">, level: LogLevel): Logger {
  // Created on first use: checking for a terminal takes time, and most runs log nothing.
  const colours = (): Colours => createColours(io.stderr, io);
  const write = (line: string): void => io.stderr.write(`${line}\n`);
  return {
    level,
    info: (message) => level !== "quiet" && write(sanitize(message)),
    warn: (message) => level !== "quiet" && write(`${colours().yellow("warning:")} ${sanitize(message)}`),
    debug: (message) => level === "verbose" && write(colours().dim(sanitize(message))),
    error(message, hint) {
      write(`${colours().red("error:")} ${sanitize(message)}`);
      if (hint) write(`${colours().cyan("hint:")} ${sanitize(hint)}`);
    },
  };
}
