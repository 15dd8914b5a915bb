import type { Profile } from "../profile/profile.ts";

/**
 * What a token is requested for. Two requests that are equal get the same token from the cache, so that nothing else may
 * change what the Authority grants.
 */
export interface TokenRequest {
  /** The issuer, to the letter. */
  readonly authorityUrl: string;
  readonly clientId: string;
  /** In order. */
  readonly scopes: readonly string[];
  /** Form fields beside the scope, by wire name: the tenant, what an approval is for, reasons. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** The request for all scopes of a profile, without parameters. */
export function toTokenRequest({ authorityUrl, clientId, scopes }: Profile): TokenRequest {
  return { authorityUrl, clientId, scopes, parameters: {} };
}

/** How a client can send its secret (RFC 6749 §2.3.1): in a header, or in the form. */
export const clientAuthMethods = ["basic", "post"] as const;

/** One of {@linkcode clientAuthMethods}. */
export type ClientAuthMethod = (typeof clientAuthMethods)[number];

/** How a client authenticates. */
export interface ClientCredentials {
  readonly secret: string;
  /** How to send the secret; undefined for what the Authority announces. */
  readonly clientAuth: ClientAuthMethod | undefined;
}

/** A token as an Authority issued it. Times are in ms since the epoch. */
export interface IssuedToken {
  readonly accessToken: string;
  /** As granted. */
  readonly scopes: readonly string[];
  readonly issuedAtMs: number;
  readonly expiresAtMs: number;
}
