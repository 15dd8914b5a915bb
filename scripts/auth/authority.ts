import type { Io } from "../core/io.ts";
import type { Logger } from "../core/logger.ts";
import type { Deadline } from "../core/deadline.ts";
import { revokeToken } from "./oauth/revocation.ts";
import type { Token } from "./token-cache.ts";
import type { TokenQuestion } from "./token-request.ts";
import { requestToken } from "./oauth/token.ts";
import { type TransportIo, transportWithin } from "./http/retry.ts";

/*
 * What an Authority is asked for. Imported dynamically only: with the libraries it is half of `stella-token`, and none of
 * it is needed for a token that is in the cache.
 */

/** What these need of the world. */
export type AuthorityIo = TransportIo & Pick<Io, "redact">;

/** Asks for a token until the deadline. @throws like {@linkcode requestToken}. */
export async function askForToken(
  question: TokenQuestion,
  deadline: Deadline,
  io: AuthorityIo,
  log: Logger,
): Promise<Token> {
  return await requestToken(question, transportWithin(deadline, io, log), io, log);
}

/** Asks to accept a token no longer, until the deadline. Returns and throws like {@linkcode revokeToken}. */
export async function askToRevoke(
  token: string,
  question: TokenQuestion,
  deadline: Deadline,
  io: AuthorityIo,
  log: Logger,
): Promise<boolean> {
  return await revokeToken(token, question, transportWithin(deadline, io, log));
}
