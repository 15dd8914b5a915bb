import truncatedWidth from "fast-string-truncated-width";
import type { Io, OutputStream } from "../core/io.ts";

/** Lines at the bottom of a terminal that change in place. */
export interface ProgressLines {
  /** Changes one line. */
  set(index: number, text: string): void;
  /** Writes above the lines, so that neither disturbs the other. */
  readonly above: OutputStream;
}

/**
 * Shows lines on standard error that change in place while work goes on. Undefined where they cannot: outside of a
 * terminal, or on one without control sequences.
 */
export function showProgress(texts: readonly string[], io: Pick<Io, "stderr" | "env">): ProgressLines | undefined {
  const { stderr } = io;
  if (!stderr.isTerminal || io.env("TERM") === "dumb") return undefined;
  const lines = [...texts];
  const render = (): string => lines.map((line) => `${truncate(line, stderr.columns - 1)}\n`).join("");
  const redraw = (above: string): void => stderr.write(`\x1b[${lines.length}A\x1b[J${above}${render()}`);
  stderr.write(render());
  return {
    set(index, text) {
      lines[index] = text;
      redraw("");
    },
    above: { ...stderr, isTerminal: stderr.isTerminal, columns: stderr.columns, write: redraw },
  };
}

/** Cuts a line to the terminal's width: a line that wraps would take two rows, and the way up would be too short. */
const truncate = (line: string, width: number): string => line.slice(0, truncatedWidth(line, { limit: width }).index);
