import { CliError } from "../core/errors.ts";
import type { Logger } from "../core/logger.ts";
import type { Deadline } from "../core/deadline.ts";
import { type Lock, lockAt, type LockAttempt, type LockIo } from "./lock.ts";
import type { Slot, Token } from "./token-cache.ts";

/** How it stands when the wait is over: a neighbour's token, or the right to fetch one. */
export interface Turn {
  readonly token?: Token;
  /** Without one, the lock has failed open. */
  readonly lock?: Lock;
}

/** How often a waiting process looks, in ms. */
const lookMs = 50;

/**
 * Waits until a neighbour has fetched the token, or it is our turn to do so. After half of the time left it is our turn
 * in any case, so that there is time to do it; and so it is when there can be no lock, as on a read-only disk.
 */
export async function takeTurn(slot: Slot, deadline: Deadline, io: LockIo, log: Logger): Promise<Turn> {
  const attempt = lockAt(slot.lockPath, io);
  const enough = deadline.remaining() / 2;
  let waiting = false;
  while (deadline.remaining() > enough) {
    const lock = await take(attempt, log);
    if (lock === "impossible") return {};
    // A neighbour may have finished between our look into the cache and this.
    const token = slot.read();
    if (token) lock?.release();
    if (token) return { token };
    if (lock) return { lock };
    if (!waiting) log.debug("waiting for another process that is fetching this token");
    waiting = true;
    await io.clock.sleep(lookMs, deadline.signal);
  }
  log.debug("waited long enough for another process: fetching the token here, too");
  return {};
}

async function take(attempt: LockAttempt, log: Logger): Promise<Lock | undefined | "impossible"> {
  try {
    return await attempt.tryTake();
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    log.debug(`fetching without a lock: ${error.message}`);
    return "impossible";
  }
}
