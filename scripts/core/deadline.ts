import type { Io } from "./io.ts";

/** What a deadline needs of the world. */
export type DeadlineIo = Pick<Io, "clock">;

/** When some work has to be done at the latest. */
export interface Deadline {
  /** Aborted with the error given when the time is over, or with its own reason by the signal from outside. */
  readonly signal: AbortSignal;
  /** How much time is left, in ms; not below zero. */
  remaining(): number;
}

/**
 * Does some work that has to be done in `ms`, and gives up with `late()` when it is not. The work must watch the signal.
 */
export async function withDeadline<T>(
  ms: number,
  outer: AbortSignal,
  late: () => Error,
  io: DeadlineIo,
  work: (deadline: Deadline) => Promise<T>,
): Promise<T> {
  const end = io.clock.now() + ms;
  const inner = new AbortController();
  const done = new AbortController();
  const stop = (): void => inner.abort(outer.reason);
  if (outer.aborted) stop();
  outer.addEventListener("abort", stop, { once: true });
  io.clock.sleep(ms, done.signal).then(() => inner.abort(late()), () => {/* done in time */});
  try {
    return await work({ signal: inner.signal, remaining: () => Math.max(0, end - io.clock.now()) });
  } finally {
    done.abort();
    outer.removeEventListener("abort", stop);
  }
}
