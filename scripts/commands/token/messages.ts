import { formatDuration } from "../../core/duration.ts";
import type { AcquiredToken } from "../../auth/acquire-token.ts";
import type { TokenWish } from "../../auth/token-options.ts";
import type { Io } from "../../core/io.ts";
import type { Logger } from "../../core/logger.ts";
import type { Profile } from "../../profile/profile.ts";

/** Warns of what is not as it should be with a token that can be used all the same. */
export function warnOfToken(token: AcquiredToken, { minLifeMs }: TokenWish, io: Pick<Io, "clock">, log: Logger): void {
  const leftMs = token.expiresAtMs - io.clock.now();
  if (minLifeMs !== undefined && leftMs < minLifeMs) {
    log.warn(`the new token lives for ${formatDuration(leftMs)} only, less than --min-life`);
  }
  if (token.notKept) log.warn(`the token is not kept in the cache: ${token.notKept.message}`);
}

/** One line on a token: whose, from where, how long it lives. */
export function formatTokenLine(token: AcquiredToken, { name }: Profile, io: Pick<Io, "clock">): string {
  const origin = token.from === "cache" ? "cached" : "fetched";
  return `${name}: ${origin}, ${formatDuration(token.expiresAtMs - io.clock.now())} left, ${token.scopes.join(" ")}`;
}
