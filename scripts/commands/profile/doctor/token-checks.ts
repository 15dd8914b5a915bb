import { formatDuration } from "../../../core/duration.ts";
import { acquireToken } from "../../../auth/acquire-token.ts";
import { NarrowedScopeError } from "../../../auth/oauth/token.ts";
import { toTokenRequest } from "../../../auth/token-request.ts";
import type { Io } from "../../../core/io.ts";
import { createLogger } from "../../../terminal/logger.ts";
import { approveScope } from "../../../profile/scopes.ts";
import type { Profile } from "../../../profile/profile.ts";
import { type Check, failedBy, skipped } from "./check.ts";

/** The checks of a token, in order. */
export const tokenIds = ["token", "scope"] as const;

/** Asks for a token as `stella-token` would, and throws it away. */
export async function tokenChecks(profile: Profile, io: Io): Promise<Check[]> {
  const scopes = profile.scopes.filter((scope) => scope !== approveScope);
  if (scopes.length === 0) return skipped(tokenIds, `${approveScope} is granted for one run at a time only`);
  const options = {
    minLifeMs: undefined,
    timeoutMs: 10_000,
    useCache: false,
    force: true,
    offline: false,
    clientAuth: undefined,
  };
  try {
    const { issuedAtMs, expiresAtMs, scopes: granted } = await acquireToken(
      profile,
      { ...toTokenRequest(profile), scopes },
      options,
      { io, log: createLogger(io, "quiet") },
    );
    const life = formatDuration(expiresAtMs - issuedAtMs);
    return [{ id: "token", status: "ok", message: `granted, for ${life}` }, scopeCheck(granted, profile)];
  } catch (error) {
    if (error instanceof NarrowedScopeError) {
      return [{ id: "token", status: "ok", message: "granted" }, failedBy("scope", error)];
    }
    return [failedBy("token", error), ...skipped(["scope"], "there is no token")];
  }
}

function scopeCheck(granted: readonly string[], { scopes }: Profile): Check {
  const more = granted.filter((scope) => !scopes.includes(scope));
  if (more.length > 0) {
    const message = `more is granted than asked for: ${more.join(" ")}`;
    return { id: "scope", status: "warning", message, hint: "ask the Authority's administrators to narrow the client" };
  }
  const later = scopes.includes(approveScope) ? `; ${approveScope} is asked for with each approval` : "";
  return { id: "scope", status: "ok", message: `granted ${granted.join(" ")}${later}` };
}
