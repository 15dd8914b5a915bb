import type { AuthorizationServer, ClientAuth } from "oauth4webapi";
import { FailedError } from "../../core/errors.ts";
import { clientAuthMethods, type ClientCredentials } from "../token-request.ts";

/**
 * Chooses the one way in which the client sends its secret: as the user says, else in the header unless the Authority
 * lists only the form. Never both, and never one after the other: failed attempts count towards lock-outs.
 * @throws {FailedError} when the Authority lists neither.
 */
export function createClientAuthentication(
  { secret, clientAuth }: ClientCredentials,
  metadata: AuthorizationServer,
): ClientAuth {
  // RFC 8414 §2: an Authority that lists nothing takes the header, and so does one whose list is no list.
  const announced: unknown = metadata.token_endpoint_auth_methods_supported;
  const listed = Array.isArray(announced) ? announced : ["client_secret_basic"];
  const method = clientAuth ?? clientAuthMethods.find((name) => listed.includes(`client_secret_${name}`));
  if (method === "basic") return sendInHeader(secret);
  if (method === "post") return sendInForm(secret);
  throw new FailedError("the Authority takes no client secrets", {
    hint: "ask its administrators for a client with client_secret_basic or client_secret_post",
  });
}

const sendInHeader = (secret: string): ClientAuth => (_metadata, { client_id: clientId }, _body, headers) =>
  headers.set("authorization", `Basic ${encodeBasicCredentials(clientId, secret)}`);

const sendInForm = (secret: string): ClientAuth => (_metadata, { client_id: clientId }, body) => {
  body.set("client_id", clientId);
  body.set("client_secret", secret);
};

/**
 * Encodes what follows `Basic` in the header (RFC 6749 §2.3.1, RFC 7617 §2). oauth4webapi also escapes `-`, `.`, `_` and
 * `*`; but many servers do not decode, and with the WHATWG form encoding a hexadecimal or Base64url secret stays as it is.
 */
export function encodeBasicCredentials(clientId: string, secret: string): string {
  return btoa(`${encodeFormValue(clientId)}:${encodeFormValue(secret)}`);
}

/** Encodes a text as a form's value (RFC 6749 appendix B). */
export function encodeFormValue(text: string): string {
  return new URLSearchParams([["", text]]).toString().slice(1);
}
