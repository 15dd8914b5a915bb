import type { KnownKey } from "../profile/fields.ts";

/** One value of a profile that can be chosen when it is made. */
export interface Choice {
  /** The option that sets it, which is also its placeholder in a template. */
  readonly option: string;
  readonly key: KnownKey;
  /** For people: what it is. */
  readonly label: string;
}

/** Every value that can be chosen, in the order of the file. */
export const choices: readonly Choice[] = [
  { option: "authority-url", key: "StellaOps.Authority.Url", label: "Authority URL" },
  { option: "client-id", key: "StellaOps.Authority.ClientId", label: "Client id" },
  { option: "secret-file", key: "StellaOps.Authority.ClientSecretFile", label: "Secret file" },
  { option: "scope", key: "StellaOps.Authority.Scope", label: "Scopes" },
  { option: "token-cache", key: "StellaOps.Authority.TokenCacheDirectory", label: "Token cache directory" },
  { option: "backend-url", key: "StellaOps.BackendUrl", label: "Backend URL" },
];

/** Chosen values by the key that they are for. */
export type Values = ReadonlyMap<KnownKey, string>;
