import { allowInsecureRequests, customFetch, revocationRequest } from "oauth4webapi";
import type { Io } from "../../core/io.ts";
import type { Transport } from "../http/retry.ts";
import type { ClientCredentials, TokenRequest } from "../token-request.ts";
import { createClientAuthentication } from "./client-authentication.ts";
import { discover } from "./discovery.ts";
import { sendToFirst } from "./endpoints.ts";
import { readErrorResponse } from "./error-response.ts";

/**
 * Asks an Authority to revoke an access token (RFC 7009). Returns false when it does not offer that: the token is then
 * good until it expires.
 * @param request What the token was requested for.
 * @throws {CliError} when the Authority refuses or cannot be reached.
 */
export async function requestRevocation(
  accessToken: string,
  request: TokenRequest,
  credentials: ClientCredentials,
  transport: Transport,
  io: Io,
): Promise<boolean> {
  const { metadata, endpoints } = await discover(request.authorityUrl, transport, io);
  if (!endpoints.revocation) return false;
  const response = await sendToFirst(endpoints.revocation, (place) =>
    revocationRequest(
      { ...metadata, revocation_endpoint: place },
      { client_id: request.clientId },
      createClientAuthentication(credentials, metadata),
      accessToken,
      {
        [customFetch]: transport,
        [allowInsecureRequests]: new URL(request.authorityUrl).protocol === "http:",
        additionalParameters: { token_type_hint: "access_token" },
      },
    ));
  // Nothing at the usual places: it is not offered. Nothing at the place that a document names is an error.
  if (response.status === 404 && metadata.revocation_endpoint === undefined) return false;
  if (response.status !== 200) throw await readErrorResponse(response, request, "revocation", io);
  return true;
}
