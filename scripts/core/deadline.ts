import type { Io } from "./io.ts";

/** The time by which work must be done. */
export interface Deadline {
  /** Aborted when the time is over, or with the outer signal. */
  readonly signal: AbortSignal;
  /** The time left, in ms; never negative. */
  remaining(): number;
}

/**
 * Runs work that must be done in `ms` milliseconds; after that its signal is aborted with the error that `late` creates.
 * The work must watch the signal.
 */
export async function withDeadline<T>(
  ms: number,
  outer: AbortSignal,
  late: () => Error,
  io: Pick<Io, "clock">,
  work: (deadline: Deadline) => Promise<T>,
): Promise<T> {
  const end = io.clock.now() + ms;
  const timeout = new AbortController();
  const done = new AbortController();
  io.clock.sleep(ms, done.signal).then(() => timeout.abort(late()), () => {/* done in time */});
  try {
    // Not by a listener on the outer signal: Node warns of more than ten, and many deadlines share the signal of Ctrl-C.
    const signal = AbortSignal.any([outer, timeout.signal]);
    return await work({ signal, remaining: () => Math.max(0, end - io.clock.now()) });
  } finally {
    done.abort();
  }
}
