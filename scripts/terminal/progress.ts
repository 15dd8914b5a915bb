import type { Io, OutputStream } from "../core/io.ts";

/** Lines at the bottom of a terminal that change in place. */
export interface ProgressLines {
  /** Changes one line. */
  set(index: number, text: string): void;
  /** Writes above the lines, so that neither disturbs the other. */
  readonly above: OutputStream;
}

/**
 * Shows lines on standard error that change in place while work goes on. Undefined where that cannot be: off a terminal,
 * or on one that knows no control sequences.
 */
export function showProgress(texts: readonly string[], io: Pick<Io, "stderr" | "env">): ProgressLines | undefined {
  const { stderr } = io;
  if (!stderr.isTerminal || io.env("TERM") === "dumb") return undefined;
  const lines = [...texts];
  // A line that wrapped would be two, and the way back up to the first would be wrong.
  const shown = (): string => lines.map((line) => `${[...line].slice(0, stderr.columns - 1).join("")}\n`).join("");
  const redraw = (above: string): void => stderr.write(`\x1b[${lines.length}A\x1b[J${above}${shown()}`);
  stderr.write(shown());
  return {
    set(index, text) {
      lines[index] = text;
      redraw("");
    },
    above: { ...stderr, isTerminal: stderr.isTerminal, columns: stderr.columns, write: redraw },
  };
}
