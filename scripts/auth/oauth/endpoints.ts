import { trimSlashes } from "../../profile/url.ts";
import type { AuthorityMetadata } from "./discovery-document.ts";

/** Where an endpoint may be, in the order in which to try. */
export type Places = readonly [string, ...string[]];

/** The endpoints that get the client's secret. */
export interface Endpoints {
  readonly token: Places;
  /** Undefined when the Authority does not offer revocation. */
  readonly revocation: Places | undefined;
}

/**
 * The endpoints of an Authority without a discovery document: its newer releases have them below `/connect`, the older
 * ones do not. OpenIddict, which it is built on, has no default; both names of its revocation endpoint are common.
 */
export function listConventionalEndpoints(authorityUrl: string): Endpoints {
  const base = trimSlashes(authorityUrl);
  return {
    token: [`${base}/connect/token`, `${base}/token`],
    revocation: [`${base}/connect/revoke`, `${base}/connect/revocation`, `${base}/revoke`],
  };
}

/** The endpoints that a discovery document names (RFC 8414 §2). */
export function listPublishedEndpoints(
  { token_endpoint: token, revocation_endpoint: revocation }: AuthorityMetadata,
): Endpoints {
  return { token: [token], revocation: revocation === undefined ? undefined : [revocation] };
}

/**
 * Sends a request to the first of some places at which there is something, so that a secret goes no further than it must.
 * @returns The response: a 404 when there is nothing at any of them.
 */
export async function sendToFirst(
  [first, ...others]: Places,
  send: (place: string) => Promise<Response>,
): Promise<Response> {
  let response = await send(first);
  for (const place of others) {
    if (response.status !== 404) break;
    response = await send(place);
  }
  return response;
}
