import { allowInsecureRequests, type AuthorizationServer, customFetch, discoveryRequest } from "oauth4webapi";
import { FailedError, TransientError, UsageError } from "../../core/errors.ts";
import { requireSecureUrl } from "../../profile/url.ts";
import { jsonObject } from "../http/read-json.ts";
import { sanitizeServerText } from "../../core/sanitize.ts";
import type { Transport } from "../http/retry.ts";

/** Where the documents lie that an Authority may have: OpenID Connect Discovery 1.0 §4, then RFC 8414 §3.1. */
const algorithms = ["oidc", "oauth2"] as const;

/** What is known of an Authority. */
export type Metadata = AuthorizationServer & { readonly token_endpoint: string };

/** The Authority goes by another name than the profile's URL. */
export class IssuerError extends UsageError {
  override readonly name: string = "IssuerError";
}

/**
 * Asks an Authority where its endpoints are. One that publishes no document has its token endpoint at `<Url>/token`.
 * @throws {IssuerError} when the document is not this Authority's.
 * @throws {UsageError} when the URL cannot be used.
 */
export async function discover(authorityUrl: string, transport: Transport): Promise<Metadata> {
  const issuer = issuerUrl(authorityUrl);
  for (const algorithm of algorithms) {
    const response = await discoveryRequest(issuer, {
      algorithm,
      [customFetch]: transport,
      [allowInsecureRequests]: issuer.protocol === "http:",
    });
    if (response.ok) return checked(authorityUrl, await jsonObject(response, `${issuer.host} (discovery)`));
    if (response.status === 429 || response.status >= 500) {
      throw new TransientError(`${issuer.host} answered HTTP ${response.status} to discovery`, { hint: "try again" });
    }
  }
  return { issuer: authorityUrl, token_endpoint: `${authorityUrl.replace(/\/+$/, "")}/token` };
}

/** An issuer has neither query nor fragment (RFC 8414 §2). */
function issuerUrl(authorityUrl: string): URL {
  const url = requireSecureUrl(authorityUrl, "the Authority's Url in the profile");
  if (url.search || url.hash) {
    throw new UsageError("the Authority's Url in the profile has a query or a fragment in it");
  }
  return url;
}

/**
 * The document has to be the Authority's own (RFC 8414 §3.3), to the letter, and must not send the secret elsewhere.
 */
function checked(authorityUrl: string, document: Record<string, unknown>): Metadata {
  const { issuer, token_endpoint: token, revocation_endpoint: revocation } = document;
  if (issuer !== authorityUrl) throw strangeIssuer(authorityUrl, issuer);
  if (token === undefined) throw new FailedError("the Authority's discovery document names no token endpoint");
  for (const endpoint of [token, revocation]) if (endpoint !== undefined) checkEndpoint(authorityUrl, endpoint);
  return document as unknown as Metadata;
}

function checkEndpoint(authorityUrl: string, endpoint: unknown): void {
  const { origin } = requireSecureUrl(String(endpoint), "an endpoint in the Authority's discovery document");
  if (origin === new URL(authorityUrl).origin) return;
  throw new FailedError(`the Authority sends secrets to ${origin}, which is not the Authority`, {
    hint: "set Url in the profile to where its endpoints are",
  });
}

function strangeIssuer(authorityUrl: string, issuer: unknown): IssuerError {
  const shown = typeof issuer === "string" ? sanitizeServerText(issuer) : "";
  const bare = (url: string): string => url.replace(/\/$/, "");
  const onlySlash = bare(shown) === bare(authorityUrl);
  return new IssuerError(`the Authority at "${authorityUrl}" says that it is "${shown}"`, {
    hint: onlySlash
      ? `only the slash at the end differs: set Url in the profile to ${shown}`
      : "Url in the profile must be the Authority's issuer, to the letter",
  });
}
