import type { LogLevel } from "../core/logger.ts";

/** Reads the log level off unparsed arguments, since a parse error is logged at that level, too. */
export function readLogLevel(argv: readonly string[]): LogLevel {
  if (argv.includes("--verbose") || argv.includes("-v")) return "verbose";
  return argv.includes("--quiet") || argv.includes("-q") ? "quiet" : "normal";
}
