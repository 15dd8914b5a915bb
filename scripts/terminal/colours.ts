import type { Io, OutputStream } from "../core/io.ts";

const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, blue: 34, cyan: 36 } as const;

/** Functions that colour text, or return it unchanged. */
export type Colours = Readonly<Record<keyof typeof codes, (text: string) => string>>;

/**
 * Creates the colours for one stream: on a terminal unless `NO_COLOR` is set or `TERM` is `dumb`, and wherever `FORCE_COLOR` is set
 * to anything but `0`. See https://no-color.org and https://force-color.org.
 */
export function createColours(stream: OutputStream, io: Pick<Io, "env">): Colours {
  const on = wantsColour(stream, io);
  const paint = (code: number) => (text: string): string => on ? `\x1b[${code}m${text}\x1b[0m` : text;
  return {
    bold: paint(codes.bold),
    dim: paint(codes.dim),
    red: paint(codes.red),
    green: paint(codes.green),
    yellow: paint(codes.yellow),
    blue: paint(codes.blue),
    cyan: paint(codes.cyan),
  };
}

function wantsColour(stream: OutputStream, io: Pick<Io, "env">): boolean {
  if (io.env("NO_COLOR")) return false;
  const forced = io.env("FORCE_COLOR");
  if (forced !== undefined && forced !== "") return forced !== "0";
  return stream.isTerminal && io.env("TERM") !== "dumb";
}
