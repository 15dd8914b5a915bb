import { CliError, OfflineError, TransientError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import type { Logger } from "../core/logger.ts";
import type { Profile } from "../profile/profile.ts";
import { type Deadline, withDeadline } from "../core/deadline.ts";
import { readSecret } from "./client-secret.ts";
import { takeTurn } from "./single-flight.ts";
import { openSlot, type Slot, type Token } from "./token-cache.ts";
import type { TokenWish } from "./token-options.ts";

/** A usable token. */
export interface AcquiredToken extends Token {
  readonly from: "cache" | "authority";
  /** Why it is not in the cache, although it should be. */
  readonly notKept?: CliError;
}

/**
 * Gets a usable token for a profile: from the cache, else from the Authority. Any number of processes that want the
 * same one make one request, and the others wait for it.
 * @throws {CliError} when there is none to be had; nothing is cached then.
 */
export async function acquireToken(profile: Profile, wish: TokenWish, io: Io, log: Logger): Promise<AcquiredToken> {
  const secret = readSecret(profile, io);
  const slot = wish.useCache ? openSlot(profile, wish, secret, io, log) : undefined;
  const cached = slot?.read();
  if (cached) return { ...cached, from: "cache" };
  if (wish.offline) throw offline(profile);
  const late = (): Error =>
    new TransientError(`no token for "${profile.name}" in time (${wish.timeoutMs / 1000} s)`, {
      hint: "try again, or give more time with --timeout",
    });
  return await withDeadline(wish.timeoutMs, io.interrupted(), late, io, async (deadline) => {
    const fetchToken = (): Promise<Token> => requestWithin(deadline, profile, wish, secret, io, log);
    return slot ? await inTurn(slot, deadline, fetchToken, io, log) : { ...await fetchToken(), from: "authority" };
  });
}

async function inTurn(
  slot: Slot,
  deadline: Deadline,
  fetchToken: () => Promise<Token>,
  io: Io,
  log: Logger,
): Promise<AcquiredToken> {
  const turn = await takeTurn(slot, deadline, io, log);
  try {
    if (turn.token) return { ...turn.token, from: "cache" };
    const token = await fetchToken();
    return { ...token, from: "authority", ...keep(slot, token) };
  } finally {
    turn.lock?.release();
  }
}

/** A cache that cannot be written does not make the token any worse: the caller decides. */
function keep(slot: Slot, token: Token): Pick<AcquiredToken, "notKept"> {
  try {
    slot.write(token);
    return {};
  } catch (error) {
    if (error instanceof CliError) return { notKept: error };
    throw error;
  }
}

async function requestWithin(
  deadline: Deadline,
  { authorityUrl, clientId }: Profile,
  { scopes, parameters, clientAuth }: TokenWish,
  secret: string,
  io: Io,
  log: Logger,
): Promise<Token> {
  const { askForToken } = await import("./authority.ts");
  const question = { authorityUrl, clientId, secret, scopes, parameters, clientAuth };
  return await askForToken(question, deadline, io, log);
}

function offline({ name }: Profile): OfflineError {
  return new OfflineError(`there is no usable token for "${name}" in the cache, and the network is forbidden`, {
    hint: `run stella-token fetch ${name} without --offline and with STELLA_OFFLINE unset`,
  });
}
