import type { IssuedToken } from "./token-request.ts";

/** The longest leeway by default, in ms. */
const maxLeewayMs = 30_000;

/**
 * How much time a token must have left to be used, in ms: `minLifeMs` when it is given, else 30 s or a tenth of the
 * token's life, whichever is less. So it does not expire on its way, and yet a short-lived token is cached at all.
 */
export function computeLeeway(lifeMs: number, minLifeMs: number | undefined): number {
  return minLifeMs ?? Math.min(maxLeewayMs, lifeMs / 10);
}

/** Whether a token has expired, or has less time left than its leeway. */
export function isExpired(
  { issuedAtMs, expiresAtMs }: Pick<IssuedToken, "issuedAtMs" | "expiresAtMs">,
  nowMs: number,
  minLifeMs?: number,
): boolean {
  return expiresAtMs - nowMs <= computeLeeway(expiresAtMs - issuedAtMs, minLifeMs);
}
