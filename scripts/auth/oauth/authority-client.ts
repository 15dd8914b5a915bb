import type { Context } from "../../core/context.ts";
import type { Deadline } from "../../core/deadline.ts";
import { createTransport } from "../http/retry.ts";
import type { ClientCredentials, IssuedToken, TokenRequest } from "../token-request.ts";
import { requestRevocation } from "./revocation.ts";
import { requestToken } from "./token.ts";

/*
 * The network part of this room. Imported dynamically only: with its libraries it is half of `stella-token`, and a token
 * in the cache needs none of it.
 */

/** A client of one Authority. All its requests share one deadline. */
export interface AuthorityClient {
  /** @throws as {@linkcode requestToken} does. */
  requestToken(): Promise<IssuedToken>;
  /** Returns and throws as {@linkcode requestRevocation} does. */
  revoke(accessToken: string): Promise<boolean>;
}

/** Creates a client for one kind of token. */
export function createAuthorityClient(
  request: TokenRequest,
  credentials: ClientCredentials,
  deadline: Deadline,
  context: Context,
): AuthorityClient {
  const transport = createTransport(deadline, context);
  return {
    requestToken: () => requestToken(request, credentials, transport, context),
    revoke: (accessToken) => requestRevocation(accessToken, request, credentials, transport, context.io),
  };
}
