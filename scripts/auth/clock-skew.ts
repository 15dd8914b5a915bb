import type { Context } from "../core/context.ts";

/** A smaller skew does no harm to a token that lives for minutes, in ms. */
export const maxClockSkewMs = 30_000;

/** How far the server's clock is ahead of ours, in ms (RFC 9110 §6.6.1); undefined when the response has no date. */
export function measureClockSkew(headers: Headers, nowMs: number): number | undefined {
  const date = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(date) ? undefined : date - nowMs;
}

/** Warns when the clocks differ so much that tokens seem to live longer or shorter than they do. */
export function warnAboutClockSkew(headers: Headers, { io, log }: Context): void {
  const skewMs = measureClockSkew(headers, io.clock.now());
  if (skewMs === undefined || Math.abs(skewMs) <= maxClockSkewMs) return;
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  log.warn(`the Authority's clock is ${seconds} s ${skewMs > 0 ? "ahead of" : "behind"} this machine's. set the clock`);
}
