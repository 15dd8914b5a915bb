import type { Io } from "../core/io.ts";
import { type Colours, coloursFor } from "./colours.ts";
import { printable } from "../core/sanitize.ts";

/** How much the user wants to hear. */
export type Loudness = "quiet" | "normal" | "verbose";

/** Reads the loudness off the arguments alone, since a parse error must already be told in the right one. */
export function loudnessOf(argv: readonly string[]): Loudness {
  if (argv.includes("--verbose") || argv.includes("-v")) return "verbose";
  return argv.includes("--quiet") || argv.includes("-q") ? "quiet" : "normal";
}

/** What is said to people, on standard error, each a line, whatever file names and values are quoted in it. */
export interface Talk {
  readonly loudness: Loudness;
  /** Progress and next steps; silent with `--quiet`. */
  note(line: string): void;
  /** Something that may be wrong; silent with `--quiet`. */
  warn(line: string): void;
  /** What is being done; only with `--verbose`. */
  detail(line: string): void;
  /** What went wrong, and what to do about it; always shown. */
  error(line: string, hint?: string): void;
}

/** Talks on standard error, as loud as `--quiet` and `--verbose` say, in colour on a terminal. */
export function talkOn(io: Io, loudness: Loudness): Talk {
  // Asking whether a stream is a terminal takes time, and most runs have nothing to say.
  const colours = (): Colours => coloursFor(io.stderr, io);
  const say = (line: string): void => io.stderr.write(`${line}\n`);
  return {
    loudness,
    note: (line) => loudness !== "quiet" && say(printable(line)),
    warn: (line) => loudness !== "quiet" && say(`${colours().yellow("warning:")} ${printable(line)}`),
    detail: (line) => loudness === "verbose" && say(colours().dim(printable(line))),
    error(line, hint) {
      say(`${colours().red("error:")} ${printable(line)}`);
      if (hint) say(`${colours().cyan("hint:")} ${printable(hint)}`);
    },
  };
}
