import type { ClientAuthMethod } from "./client-auth.ts";

/** What a token is asked for with. */
export interface TokenQuestion {
  readonly authorityUrl: string;
  readonly clientId: string;
  readonly secret: string;
  readonly scopes: readonly string[];
  /** Form fields beside the scope, by wire name. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly clientAuth: ClientAuthMethod | undefined;
}
