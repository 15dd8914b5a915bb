import { formatDuration } from "../../core/duration.ts";
import type { AcquiredToken } from "../../auth/acquire-token.ts";
import type { Context } from "../../core/context.ts";
import type { Io } from "../../core/io.ts";
import type { Profile } from "../../profile/profile.ts";

/** Warns about a token that can be used, but lives for less than was asked for, or could not be cached. */
export function warnAboutToken(token: AcquiredToken, minLifeMs: number | undefined, { io, log }: Context): void {
  const leftMs = token.expiresAtMs - io.clock.now();
  if (minLifeMs !== undefined && leftMs < minLifeMs) {
    log.warn(`the new token lives for ${formatDuration(leftMs)} only, less than --min-life`);
  }
  if (token.cacheError) log.warn(`the token is not kept in the cache: ${token.cacheError.message}`);
}

/** One line on a token: whose, from where, how long it lives. */
export function formatTokenLine(token: AcquiredToken, { name }: Profile, io: Pick<Io, "clock">): string {
  const origin = token.from === "cache" ? "cached" : "fetched";
  return `${name}: ${origin}, ${formatDuration(token.expiresAtMs - io.clock.now())} left, ${token.scopes.join(" ")}`;
}
