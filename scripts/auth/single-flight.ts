import type { Context } from "../core/context.ts";
import type { Deadline } from "../core/deadline.ts";
import { CliError } from "../core/errors.ts";
import { createFileLock, type FileLock, type HeldLock } from "./lock.ts";

/** Work whose result many processes share. */
export interface SharedWork<Result> {
  /** Finds the result that another process left behind. */
  find(): Result | undefined;
  run(): Promise<Result>;
}

/** How often a waiting process looks for the result and the lock, in ms. */
const pollMs = 50;

/**
 * Runs work in one process at a time: all others wait for the result that it leaves behind. After half of the time left
 * a process waits no longer and does the work itself, so that there is time to do it; likewise when there can be no
 * lock, as on a read-only disk.
 */
export async function runExclusively<Result>(
  lockPath: string,
  work: SharedWork<Result>,
  deadline: Deadline,
  context: Context,
): Promise<Result> {
  const { io, log } = context;
  const lockFile = createFileLock(lockPath, io);
  const patienceMs = deadline.remaining() / 2;
  let waiting = false;
  while (deadline.remaining() > patienceMs) {
    const lock = await tryAcquire(lockFile, context);
    if (lock === "impossible") return await work.run();
    try {
      // Even with the lock: another process may have finished since the caller looked.
      const result = work.find();
      if (result !== undefined) return result;
      if (lock) return await work.run();
    } finally {
      lock?.release();
    }
    if (!waiting) log.debug("waiting for another process that is fetching this token");
    waiting = true;
    await io.clock.sleep(pollMs, deadline.signal);
  }
  log.debug("waited long enough for another process: fetching the token here, too");
  return await work.run();
}

async function tryAcquire(lockFile: FileLock, { log }: Context): Promise<HeldLock | undefined | "impossible"> {
  try {
    return await lockFile.tryAcquire();
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    log.debug(`fetching without a lock: ${error.message}`);
    return "impossible";
  }
}
