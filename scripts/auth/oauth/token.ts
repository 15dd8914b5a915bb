import {
  allowInsecureRequests,
  clientCredentialsGrantRequest,
  customFetch,
  processClientCredentialsResponse,
  type TokenEndpointResponse,
} from "oauth4webapi";
import { FailedError, RefusedError } from "../../core/errors.ts";
import type { Io } from "../../core/io.ts";
import type { Logger } from "../../core/logger.ts";
import { splitScope } from "../../profile/scopes.ts";
import { isToken } from "../cache-entry.ts";
import { clientAuthentication } from "./client-authentication.ts";
import { warnOfClockDifference } from "../clock-skew.ts";
import { discover, type Metadata } from "./discovery.ts";
import { dpopDemanded, refusalOf } from "./error-response.ts";
import { sanitizeServerText } from "../../core/sanitize.ts";
import type { Token } from "../token-cache.ts";
import type { TokenQuestion } from "../token-request.ts";
import type { Transport } from "../http/retry.ts";

/** How long a token lives when the Authority does not say: short, as nothing is known. In seconds. */
const defaultLifeSeconds = 60;
/** No token is kept longer, whatever the Authority says. In seconds. */
const maxLifeSeconds = 30 * 86_400;

/** The Authority granted less than was asked for. */
export class NarrowedScopeError extends RefusedError {
  override readonly name: string = "NarrowedScopeError";
}

/**
 * Asks an Authority for a token by the client-credentials grant (RFC 6749 §4.4).
 * @throws {NarrowedScopeError} when it grants less than was asked for.
 * @throws {RefusedError} when it refuses.
 * @throws {TransientError} when it cannot be reached, or fails.
 * @throws {FailedError} when its answer makes no sense.
 */
export async function requestToken(
  question: TokenQuestion,
  transport: Transport,
  io: Pick<Io, "clock" | "redact">,
  log: Logger,
): Promise<Token> {
  const { authorityUrl, clientId, secret, scopes, parameters } = question;
  const metadata = await discover(authorityUrl, transport);
  const authentication = clientAuthentication(secret, metadata, question.clientAuth);
  // The token's life is counted from before the request, to be on the safe side.
  const issuedAtMs = io.clock.now();
  const response = await clientCredentialsGrantRequest(
    metadata,
    { client_id: clientId },
    authentication,
    { scope: scopes.join(" "), ...parameters },
    { [customFetch]: transport, [allowInsecureRequests]: new URL(authorityUrl).protocol === "http:" },
  );
  warnOfClockDifference(response.headers, io, log);
  if (response.status !== 200) throw await refusalOf(response, question);
  const answer = await understood(metadata, clientId, response);
  io.redact(answer.access_token);
  return {
    accessToken: answer.access_token,
    scopes: grantedScopes(answer.scope, question, log),
    issuedAtMs,
    expiresAtMs: issuedAtMs + lifeSeconds(answer.expires_in, log) * 1000,
  };
}

/** The checks of RFC 6749 §5.1, and of what we can use. */
async function understood(metadata: Metadata, clientId: string, response: Response): Promise<TokenEndpointResponse> {
  let answer: TokenEndpointResponse;
  try {
    answer = await processClientCredentialsResponse(metadata, { client_id: clientId }, response);
  } catch (error) {
    // The library's sentences name the field; its cause holds the whole answer and is left behind.
    const why = error instanceof Error ? error.message : String(error);
    throw new FailedError(`the Authority's answer is no token response: ${sanitizeServerText(why)}`);
  }
  if (answer.token_type === "dpop") throw dpopDemanded(clientId);
  if (!isToken(answer.access_token)) {
    throw new FailedError("the Authority's answer is no token response: the token has characters that no token has");
  }
  return answer;
}

/** The granted scopes, which are those asked for when the answer does not say (RFC 6749 §5.1). */
function grantedScopes(scope: string | undefined, { scopes }: TokenQuestion, log: Logger): readonly string[] {
  if (scope === undefined) return scopes;
  const granted = splitScope(scope);
  const dropped = scopes.filter((name) => !granted.includes(name));
  if (dropped.length > 0) {
    throw new NarrowedScopeError(`the Authority did not grant ${dropped.join(" ")}`, {
      hint: "ask its administrators to allow the client what the profile asks for, or ask for less with --scope",
    });
  }
  const more = granted.filter((name) => !scopes.includes(name));
  if (more.length > 0) log.warn(`the Authority granted more than was asked for: ${sanitizeServerText(more.join(" "))}`);
  return granted;
}

function lifeSeconds(expiresIn: number | undefined, log: Logger): number {
  if (expiresIn === undefined) {
    log.warn(`the Authority does not say how long the token lives: it is kept for ${defaultLifeSeconds} s`);
    return defaultLifeSeconds;
  }
  if (expiresIn > 0) return Math.min(expiresIn, maxLifeSeconds);
  throw new FailedError("the Authority granted a token that has expired already (expires_in is 0)");
}
