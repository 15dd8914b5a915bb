import type { Io } from "../cli/io.ts";
import type { Talk } from "../cli/talk.ts";
import type { Deadline } from "./deadline.ts";
import { revokeToken } from "./revoke.ts";
import type { Token } from "./slot.ts";
import type { TokenQuestion } from "./token-question.ts";
import { requestToken } from "./token-request.ts";
import { type TransportIo, transportWithin } from "./transport.ts";

/*
 * What an Authority is asked for. Imported dynamically only: with the libraries it is half of `stella-token`, and none of
 * it is needed for a token that is in the cache.
 */

/** What these need of the world. */
export type AuthorityIo = TransportIo & Pick<Io, "conceal">;

/** Asks for a token until the deadline. @throws like {@linkcode requestToken}. */
export async function askForToken(
  question: TokenQuestion,
  deadline: Deadline,
  io: AuthorityIo,
  talk: Talk,
): Promise<Token> {
  return await requestToken(question, transportWithin(deadline, io, talk), io, talk);
}

/** Asks to accept a token no longer, until the deadline. Returns and throws like {@linkcode revokeToken}. */
export async function askToRevoke(
  token: string,
  question: TokenQuestion,
  deadline: Deadline,
  io: AuthorityIo,
  talk: Talk,
): Promise<boolean> {
  return await revokeToken(token, question, transportWithin(deadline, io, talk));
}
