/** How a client can show its secret (RFC 6749 §2.3.1): in a header, or in the form. */
export const clientAuthMethods = ["basic", "post"] as const;

/** One of {@linkcode clientAuthMethods}. */
export type ClientAuthMethod = (typeof clientAuthMethods)[number];

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
