import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { givenHome } from "./given-home.ts";
import { profileText } from "./profile-text.ts";

/** A profile and its secret. */
export interface TokenHome {
  readonly url: string;
  readonly secret: string;
  readonly clientId?: string;
  readonly scope?: string;
  readonly name?: string;
}

/** The directory in which tokens are cached. */
export const cacheOf = (home: string): string => givenHome({ home }).cache;

/** Adds a profile with its secret to a home, and returns the profile's file. */
export function addProfile(home: string, options: TokenHome): string {
  const { url, secret, clientId = "pack-operator", scope = "packs.read packs.run", name = "operator" } = options;
  const secretLine = `ClientSecretFile: ~/.stellaops/secrets/${name}.secret`;
  const values = { authorityUrl: url, clientId, scope, secretLine, backendUrl: undefined };
  // Tests add a TokenCacheDirectory of their own.
  const text = profileText(values).replace(/^.*TokenCacheDirectory.*\n/m, "");
  return givenHome({ home, profiles: { [name]: text }, secrets: { [name]: secret } }).profile(name);
}

/** A fresh home under `parent` with one profile. */
export function makeHome(parent: string, options: TokenHome): string {
  const home = mkdtempSync(join(parent, "home-"));
  addProfile(home, options);
  return home;
}

/** The names in the cache, sorted, without what is known of secrets (`secret-binding.ts`). */
export const cached = (home: string): string[] =>
  givenHome({ home }).cacheEntries().filter((name) => !name.endsWith(".secret.json"));
