import { allowInsecureRequests, customFetch, discoveryRequest } from "oauth4webapi";
import { TransientError, UsageError } from "../../core/errors.ts";
import type { Io } from "../../core/io.ts";
import { requireSecureUrl } from "../../profile/url.ts";
import { readJsonObject } from "../http/read-json.ts";
import type { Transport } from "../http/retry.ts";
import { cleanServerText } from "../server-text.ts";
import { type AuthorityMetadata, parseDiscoveryDocument } from "./discovery-document.ts";
import { type Endpoints, listConventionalEndpoints, listPublishedEndpoints } from "./endpoints.ts";

/** Where an Authority may publish its document: OpenID Connect Discovery 1.0 §4, then RFC 8414 §3.1. */
const algorithms = ["oidc", "oauth2"] as const;

/** What an Authority says about itself. */
export interface Discovery {
  /** Its document; its issuer alone when it publishes none. */
  readonly metadata: Partial<AuthorityMetadata> & Pick<AuthorityMetadata, "issuer">;
  readonly endpoints: Endpoints;
}

/** The Authority's issuer is not the profile's URL. */
export class IssuerError extends UsageError {
  override readonly name: string = "IssuerError";
}

/**
 * Asks an Authority where its endpoints are. Without a discovery document they are where they usually are.
 * @throws {IssuerError} when the document is another issuer's.
 * @throws {UsageError} when the URL may not be used.
 * @throws {FailedError} when the document makes no sense.
 */
export async function discover(authorityUrl: string, transport: Transport, io: Io): Promise<Discovery> {
  const issuer = parseIssuer(authorityUrl);
  for (const algorithm of algorithms) {
    const response = await discoveryRequest(issuer, {
      algorithm,
      [customFetch]: transport,
      [allowInsecureRequests]: issuer.protocol === "http:",
    });
    if (response.ok) {
      const document = await readJsonObject(response, `${issuer.host} (discovery)`);
      const metadata = parseDiscoveryDocument(document, authorityUrl, io);
      if (!isSameIssuer(authorityUrl, metadata.issuer)) throw createIssuerError(authorityUrl, metadata.issuer, io);
      return { metadata, endpoints: listPublishedEndpoints(metadata) };
    }
    if (response.status === 429 || response.status >= 500) {
      throw new TransientError(`${issuer.host} answered HTTP ${response.status} to discovery`, { hint: "try again" });
    }
  }
  return { metadata: { issuer: authorityUrl }, endpoints: listConventionalEndpoints(authorityUrl) };
}

/** An issuer has neither a query nor a fragment (RFC 8414 §2). */
function parseIssuer(authorityUrl: string): URL {
  const url = requireSecureUrl(authorityUrl, "the Authority's Url in the profile");
  if (url.search || url.hash) {
    throw new UsageError("the Authority's Url in the profile has a query or a fragment in it");
  }
  return url;
}

/**
 * Whether a document's issuer is this one: to the letter (RFC 8414 §3.3), save that an empty path and `/` are one (RFC 3986
 * §6.2.3), since OpenIddict always writes the slash, as .NET's `Uri` does.
 */
function isSameIssuer(authorityUrl: string, issuer: string): boolean {
  const addPath = (url: string): string => url.replace(/^https?:\/\/[^/?#]+$/, "$&/");
  return addPath(issuer) === addPath(authorityUrl);
}

function createIssuerError(authorityUrl: string, issuer: string, io: Io): IssuerError {
  const shown = cleanServerText(issuer, io);
  const trim = (url: string): string => url.replace(/\/$/, "");
  return new IssuerError(`the Authority at "${authorityUrl}" says that it is "${shown}"`, {
    hint: trim(shown) === trim(authorityUrl)
      ? `only the slash at the end differs: set Url in the profile to ${shown}`
      : "Url in the profile must be the Authority's issuer, to the letter",
  });
}
