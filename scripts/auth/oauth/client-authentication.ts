import { type ClientAuth, ClientSecretPost } from "oauth4webapi";
import { FailedError } from "../../core/errors.ts";
import { basicCredentials } from "./basic-credentials.ts";
import type { Metadata } from "./discovery.ts";
import { type ClientAuthMethod, clientAuthMethods } from "../token-request.ts";

/**
 * The one way in which the client shows its secret: as the user says, else in the header unless the Authority lists
 * only the form. Never both, and never one after the other: failed attempts count towards lock-outs.
 * @throws {FailedError} when the Authority lists neither.
 */
export function clientAuthentication(
  secret: string,
  metadata: Metadata,
  asked: ClientAuthMethod | undefined,
): ClientAuth {
  // RFC 8414 §2: an Authority that lists nothing takes the header.
  const listed = metadata.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
  const method = asked ?? clientAuthMethods.find((name) => listed.includes(`client_secret_${name}`));
  if (method === "basic") return basic(secret);
  if (method === "post") return ClientSecretPost(secret);
  throw new FailedError("the Authority takes no client secrets", {
    hint: "ask its administrators for a client with client_secret_basic or client_secret_post",
  });
}

/** Not the library's own: see {@linkcode basicCredentials}. */
function basic(secret: string): ClientAuth {
  return (_metadata, client, _body, headers) => {
    headers.set("authorization", `Basic ${basicCredentials(client.client_id, secret)}`);
  };
}
