import { FileError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import { privateFileMode, removeIfPresent } from "../core/private-files.ts";
import { privatePolicy, writeFile } from "../core/write-file.ts";

/** A lock that other processes see, too. */
export interface FileLock {
  /** Acquires the lock if it is free or its holder is dead; undefined while another process holds it. */
  tryAcquire(): Promise<HeldLock | undefined>;
}

/** A lock that this process holds. */
export interface HeldLock {
  /** Stops the heartbeat, and removes the lock unless another process has taken it over. */
  release(): void;
}

/** The time between two heartbeats of a holder, in ms. */
const heartbeatMs = 1000;
/** After this long without a heartbeat a holder counts as dead, in ms. */
const staleAfterMs = 5000;
/** The time for another process that takes over at once to show, in ms. */
const settleMs = 100;
const maxRecordBytes = 256;

/**
 * Creates a lock on a path. It keeps processes from requesting the same token at once: it saves requests and protects
 * nothing, since entries are written atomically anyway. So it may fail open. A dead holder is recognized by its heartbeat
 * (the file's modification time), since the process id of another container or machine means nothing here.
 */
export function createFileLock(path: string, io: Io): FileLock {
  const record = new TextEncoder().encode(`${io.processId} ${crypto.randomUUID()}\n`);
  const isStale = createStaleCheck(path, io);
  return {
    async tryAcquire() {
      if (createLockFile(path, record, io)) return hold(path, record, io);
      if (!isStale()) return undefined;
      // Replaced, not removed and created anew: of several processes that do this, the last one wins.
      writeFile(io, path, record, privatePolicy);
      await io.clock.sleep(settleMs);
      return isOurs(path, record, io) ? hold(path, record, io) : undefined;
    },
  };
}

/** @returns False when there is a lock already. */
function createLockFile(path: string, record: Uint8Array, io: Io): boolean {
  try {
    io.files.createFile(path, record, privateFileMode);
    return true;
  } catch (error) {
    if (error instanceof FileError && error.code === "EEXIST") return false;
    throw error;
  }
}

/**
 * Creates a check whether the holder is dead: by the age of its last heartbeat or, should the clock have jumped, by how
 * long this process has seen no new one.
 */
function createStaleCheck(path: string, io: Io): () => boolean {
  let seen: { readonly beatMs: number; readonly sinceMs: number } | undefined;
  return () => {
    const beatMs = io.files.lstat(path)?.modifiedMs;
    if (beatMs === undefined) return false;
    const now = io.clock.now();
    if (seen?.beatMs !== beatMs) seen = { beatMs, sinceMs: now };
    return now - beatMs > staleAfterMs || now - seen.sinceMs > staleAfterMs;
  };
}

function isOurs(path: string, record: Uint8Array, io: Io): boolean {
  try {
    const { bytes } = io.files.read(path, maxRecordBytes);
    return bytes.length === record.length && bytes.every((byte, index) => byte === record[index]);
  } catch (error) {
    if (error instanceof FileError) return false;
    throw error;
  }
}

function hold(path: string, record: Uint8Array, io: Io): HeldLock {
  const released = new AbortController();
  void keepAlive(path, record, released.signal, io);
  return {
    release() {
      released.abort();
      if (isOurs(path, record, io)) removeIfPresent(io, path);
    },
  };
}

async function keepAlive(path: string, record: Uint8Array, released: AbortSignal, io: Io): Promise<void> {
  try {
    for (;;) {
      await io.clock.sleep(heartbeatMs, released);
      if (!isOurs(path, record, io)) return;
      io.files.utimes(path, io.clock.now());
    }
  } catch (error) {
    // The sleep ends so when the lock is released. A lock whose time cannot be set will be taken over.
    if (!released.aborted && !(error instanceof FileError)) throw error;
  }
}
