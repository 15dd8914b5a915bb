import { FileError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import { privateFileMode, removeIfPresent, writePrivateFile } from "../core/private-files.ts";

/** What this module needs of the world. */
export type LockIo = Pick<Io, "files" | "platform" | "userId" | "processId" | "clock">;

/** A lock that this process holds. */
export interface Lock {
  /** Stops the heartbeat, and removes the lock unless another process has taken it over. */
  release(): void;
}

/** How often a holder says that it is alive, in ms. */
const heartbeatMs = 1000;
/** After this long without a heartbeat a holder counts as dead, in ms. */
const deadAfterMs = 5000;
/** Time for a second taker-over to show itself, in ms. */
const settleMs = 100;
const maxRecordBytes = 256;

/** Watches over one lock file from one process. */
export interface LockAttempt {
  /** Takes the lock if it is free or its holder is dead; undefined while another process holds it. */
  tryTake(): Promise<Lock | undefined>;
}

/**
 * A lock that keeps neighbours from asking for the same token at once. It saves requests and protects nothing: an entry
 * is written whole in any case. So it may fail open, and a dead holder is judged by its heartbeat (the file's time of
 * last change) rather than by its process id, which another container or machine would read wrongly.
 */
export function lockAt(path: string, io: LockIo): LockAttempt {
  const record = new TextEncoder().encode(`${io.processId} ${crypto.randomUUID()}\n`);
  const seen: Sighting = { beat: undefined, sinceMs: 0 };
  return {
    async tryTake() {
      if (create(path, record, io)) return hold(path, record, io);
      if (!isDead(path, seen, io)) return undefined;
      // Replaced rather than removed and created: of several that do this, the last one stands.
      writePrivateFile(io, path, record);
      await io.clock.sleep(settleMs);
      return isOurs(path, record, io) ? hold(path, record, io) : undefined;
    },
  };
}

/** The last heartbeat seen, and since when. */
interface Sighting {
  beat: number | undefined;
  sinceMs: number;
}

function create(path: string, record: Uint8Array, io: LockIo): boolean {
  try {
    io.files.createFile(path, record, privateFileMode);
    return true;
  } catch (error) {
    if (error instanceof FileError && error.code === "EEXIST") return false;
    throw error;
  }
}

/** Dead by the clock, or, should the clock have jumped, by what we have watched ourselves. */
function isDead(path: string, seen: Sighting, io: LockIo): boolean {
  const beat = io.files.lstat(path)?.modifiedMs;
  const now = io.clock.now();
  if (beat === undefined) return false;
  if (beat !== seen.beat) Object.assign(seen, { beat, sinceMs: now });
  return now - beat > deadAfterMs || now - seen.sinceMs > deadAfterMs;
}

function isOurs(path: string, record: Uint8Array, io: LockIo): boolean {
  try {
    const { bytes: found } = io.files.read(path, maxRecordBytes);
    return found.length === record.length && found.every((byte, index) => byte === record[index]);
  } catch (error) {
    if (error instanceof FileError) return false;
    throw error;
  }
}

function hold(path: string, record: Uint8Array, io: LockIo): Lock {
  const released = new AbortController();
  void beat(path, record, released.signal, io);
  return {
    release() {
      released.abort();
      if (isOurs(path, record, io)) removeIfPresent(io, path);
    },
  };
}

async function beat(path: string, record: Uint8Array, released: AbortSignal, io: LockIo): Promise<void> {
  try {
    for (;;) {
      await io.clock.sleep(heartbeatMs, released);
      if (!isOurs(path, record, io)) return;
      io.files.utimes(path, io.clock.now());
    }
  } catch (error) {
    // The end of the wait when released; a lock that cannot be touched will be taken over.
    if (!released.aborted && !(error instanceof FileError)) throw error;
  }
}
