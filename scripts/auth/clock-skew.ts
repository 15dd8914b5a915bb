import type { Io } from "../core/io.ts";
import type { Logger } from "../core/logger.ts";

/** A smaller difference does no harm to a token that lives for minutes, in ms. */
export const mostDifferenceMs = 30_000;

/** How far the server's clock is ahead of ours, in ms (RFC 9110 §6.6.1); undefined when it does not tell its time. */
export function clockDifference(headers: Headers, nowMs: number): number | undefined {
  const date = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(date) ? undefined : date - nowMs;
}

/** Warns when the Authority's clock and ours are so far apart that tokens seem to live longer or shorter than they do. */
export function warnOfClockDifference(headers: Headers, io: Pick<Io, "clock">, log: Logger): void {
  const difference = clockDifference(headers, io.clock.now());
  if (difference === undefined || Math.abs(difference) <= mostDifferenceMs) return;
  const seconds = Math.round(Math.abs(difference) / 1000);
  log.warn(
    `the Authority's clock is ${seconds} s ${difference > 0 ? "ahead of" : "behind"} this machine's. set the clock`,
  );
}
