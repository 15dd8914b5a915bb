import { allowInsecureRequests, customFetch, revocationRequest } from "oauth4webapi";
import { clientAuthentication } from "./client-authentication.ts";
import { discover } from "./discovery.ts";
import { refusalOf } from "./error-response.ts";
import type { TokenQuestion } from "../token-request.ts";
import type { Transport } from "../http/retry.ts";

/**
 * Tells an Authority that a token is not to be accepted any more (RFC 7009). Returns false when it does not offer that:
 * the token is then good until it expires.
 * @throws {CliError} when it refuses, or cannot be reached.
 */
export async function revokeToken(token: string, question: TokenQuestion, transport: Transport): Promise<boolean> {
  const metadata = await discover(question.authorityUrl, transport);
  if (metadata.revocation_endpoint === undefined) return false;
  const response = await revocationRequest(
    metadata,
    { client_id: question.clientId },
    clientAuthentication(question.secret, metadata, question.clientAuth),
    token,
    {
      [customFetch]: transport,
      [allowInsecureRequests]: new URL(question.authorityUrl).protocol === "http:",
      additionalParameters: { token_type_hint: "access_token" },
    },
  );
  if (response.status !== 200) throw await refusalOf(response, question);
  return true;
}
