/** A profile's known keys, as dotted paths in the guide's spelling. */
export const knownKeys = [
  "StellaOps",
  "StellaOps.Authority",
  "StellaOps.Authority.Url",
  "StellaOps.Authority.ClientId",
  "StellaOps.Authority.ClientSecret",
  "StellaOps.Authority.ClientSecretFile",
  "StellaOps.Authority.Scope",
  "StellaOps.Authority.TokenCacheDirectory",
  "StellaOps.BackendUrl",
] as const;

/** One of a profile's known keys. */
export type KnownKey = (typeof knownKeys)[number];

/** Those that hold others; all the rest hold text. */
export const mappings: ReadonlySet<KnownKey | undefined> = new Set(["StellaOps", "StellaOps.Authority"]);
