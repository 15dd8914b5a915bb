import type { Profile } from "../profile/profile.ts";
import type { CacheKey } from "./cache-entry.ts";
import type { ClientAuthMethod } from "./token-request.ts";

/** Which token is wanted for a profile, and how. */
export interface TokenWish {
  /** The profile's, or a part of them. */
  readonly scopes: readonly string[];
  /** Form fields beside the scope, by wire name. */
  readonly parameters: Readonly<Record<string, string>>;
  /** A cached token with less left is not used, in ms; undefined for a margin that suits its life. */
  readonly minLifeMs: number | undefined;
  /** For everything that waits, in ms. */
  readonly timeoutMs: number;
  /** Whether the cache is read and written. */
  readonly useCache: boolean;
  /** Only a token issued from now on will do. */
  readonly force: boolean;
  /** No network. */
  readonly offline: boolean;
  readonly clientAuth: ClientAuthMethod | undefined;
}

/** The key under which the wanted token is cached. */
export function keyOf(
  { authorityUrl, clientId }: Profile,
  { scopes, parameters }: Pick<TokenWish, "scopes" | "parameters">,
): CacheKey {
  return { authorityUrl, clientId, scopes, parameters };
}
