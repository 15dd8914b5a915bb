import {
  allowInsecureRequests,
  type AuthorizationServer,
  clientCredentialsGrantRequest,
  customFetch,
  processClientCredentialsResponse,
  type TokenEndpointResponse,
} from "oauth4webapi";
import type { Context } from "../../core/context.ts";
import { FailedError, RefusedError } from "../../core/errors.ts";
import type { Io } from "../../core/io.ts";
import type { Logger } from "../../core/logger.ts";
import { splitScope } from "../../profile/scopes.ts";
import { isAccessToken } from "../cache-entry.ts";
import { warnAboutClockSkew } from "../clock-skew.ts";
import type { Transport } from "../http/retry.ts";
import { cleanServerText } from "../server-text.ts";
import type { ClientCredentials, IssuedToken, TokenRequest } from "../token-request.ts";
import { createClientAuthentication } from "./client-authentication.ts";
import { discover } from "./discovery.ts";
import { sendToFirst } from "./endpoints.ts";
import { createDpopError, readErrorResponse } from "./error-response.ts";

/** The life of a token when the Authority does not say: short, since nothing is known. In seconds. */
const defaultLifeSeconds = 60;
/** No token is kept for longer, whatever the Authority says. In seconds. */
const maxLifeSeconds = 30 * 86_400;

/** The Authority granted less than was requested. */
export class NarrowedScopeError extends RefusedError {
  override readonly name: string = "NarrowedScopeError";
}

/**
 * Requests a token by the client-credentials grant (RFC 6749 §4.4). From then on standard error does not show it.
 * @throws {NarrowedScopeError} when the Authority grants less than was requested.
 * @throws {RefusedError} when it refuses.
 * @throws {TransientError} when it cannot be reached, or fails.
 * @throws {FailedError} when its response makes no sense.
 */
export async function requestToken(
  request: TokenRequest,
  credentials: ClientCredentials,
  transport: Transport,
  context: Context,
): Promise<IssuedToken> {
  const { authorityUrl, clientId, scopes, parameters } = request;
  const { io, log } = context;
  const { metadata, endpoints } = await discover(authorityUrl, transport, io);
  const authentication = createClientAuthentication(credentials, metadata);
  // Counted from before the request, the token's life is rather too short than too long.
  const issuedAtMs = io.clock.now();
  const response = await sendToFirst(endpoints.token, (place) =>
    clientCredentialsGrantRequest(
      { ...metadata, token_endpoint: place },
      { client_id: clientId },
      authentication,
      { scope: scopes.join(" "), ...parameters },
      { [customFetch]: transport, [allowInsecureRequests]: new URL(authorityUrl).protocol === "http:" },
    ));
  warnAboutClockSkew(response.headers, context);
  if (response.status !== 200) throw await readErrorResponse(response, request, "token", io);
  const token = await parseTokenResponse(metadata, clientId, response, io);
  io.redact(token.access_token);
  return {
    accessToken: token.access_token,
    scopes: checkGrantedScopes(token.scope, scopes, context),
    issuedAtMs,
    expiresAtMs: issuedAtMs + computeLifeSeconds(token.expires_in, log) * 1000,
  };
}

/** Makes the checks of RFC 6749 §5.1, and those of our own. */
async function parseTokenResponse(
  metadata: AuthorizationServer,
  clientId: string,
  response: Response,
  io: Io,
): Promise<TokenEndpointResponse> {
  let token: TokenEndpointResponse;
  try {
    token = await processClientCredentialsResponse(metadata, { client_id: clientId }, response);
  } catch (error) {
    // The library's message names the field. Its cause holds the whole response, and is left out.
    const reason = error instanceof Error ? error.message : String(error);
    throw new FailedError(`the Authority's answer is no token response: ${cleanServerText(reason, io)}`);
  }
  if (token.token_type === "dpop") throw createDpopError(clientId);
  if (!isAccessToken(token.access_token)) {
    throw new FailedError("the Authority's answer is no token response: the token has characters that no token has");
  }
  return token;
}

/** The granted scopes: those requested, when the response does not say (RFC 6749 §5.1). */
function checkGrantedScopes(
  scope: string | undefined,
  requested: readonly string[],
  { io, log }: Context,
): readonly string[] {
  if (scope === undefined) return requested;
  const granted = splitScope(scope);
  const missing = requested.filter((name) => !granted.includes(name));
  if (missing.length > 0) {
    throw new NarrowedScopeError(`the Authority did not grant ${missing.join(" ")}`, {
      hint: "ask its administrators to allow the client what the profile asks for, or ask for less with --scope",
    });
  }
  const extra = granted.filter((name) => !requested.includes(name));
  if (extra.length > 0) {
    log.warn(`the Authority granted more than was asked for: ${cleanServerText(extra.join(" "), io)}`);
  }
  return granted;
}

function computeLifeSeconds(expiresIn: number | undefined, log: Logger): number {
  if (expiresIn === undefined) {
    log.warn(`the Authority does not say how long the token lives: it is kept for ${defaultLifeSeconds} s`);
    return defaultLifeSeconds;
  }
  if (expiresIn > 0) return Math.min(expiresIn, maxLifeSeconds);
  throw new FailedError("the Authority granted a token that has expired already (expires_in is 0)");
}
