import type { CacheEntry } from "./cache-entry.ts";

/** Margin of a token that would not be worth using any more: never more than this, in ms. */
const mostMarginMs = 30_000;

/**
 * How much life a token must have left to be used, in ms: what is asked for, else the smaller of 30 s and a tenth of
 * its life, so that it does not die on its way and yet a short-lived one is cached at all.
 */
export function marginOf(lifeMs: number, minLifeMs: number | undefined): number {
  return minLifeMs ?? Math.min(mostMarginMs, lifeMs / 10);
}

/** Whether an entry's token can still be used. An entry from the future means that the clock has jumped: it cannot. */
export function isAlive(
  entry: Pick<CacheEntry, "issuedAtMs" | "expiresAtMs">,
  nowMs: number,
  minLifeMs?: number,
): boolean {
  const margin = marginOf(entry.expiresAtMs - entry.issuedAtMs, minLifeMs);
  return entry.issuedAtMs <= nowMs && entry.expiresAtMs - nowMs > margin;
}
