import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A profile and its secret, as a test wants them. */
export interface TokenHome {
  readonly url: string;
  readonly secret: string;
  readonly clientId?: string;
  readonly scope?: string;
  readonly name?: string;
}

/** The directory in which tokens are cached. */
export const cacheOf = (home: string): string => join(home, ".stellaops", "tokens");

/** Adds a profile with its secret to a home. Returns the profile's file. */
export function addProfile(home: string, options: TokenHome): string {
  const { url, secret, clientId = "pack-operator", scope = "packs.read packs.run", name = "operator" } = options;
  for (const part of [".stellaops", ".stellaops/profiles", ".stellaops/secrets"]) {
    mkdirSync(join(home, part), { recursive: true, mode: 0o700 });
  }
  writeFileSync(join(home, `.stellaops/secrets/${name}.secret`), secret, { mode: 0o600 });
  const file = join(home, `.stellaops/profiles/${name}.yaml`);
  writeFileSync(
    file,
    `StellaOps:
  Authority:
    Url: ${url}
    ClientId: ${JSON.stringify(clientId)}
    ClientSecretFile: ~/.stellaops/secrets/${name}.secret
    Scope: ${JSON.stringify(scope)}
`,
  );
  return file;
}

/** A fresh home under `parent` with one profile. */
export function makeHome(parent: string, options: TokenHome): string {
  const home = mkdtempSync(join(parent, "home-"));
  addProfile(home, options);
  return home;
}

/** The names in the cache, sorted. */
export function cached(home: string): string[] {
  try {
    return readdirSync(cacheOf(home)).sort();
  } catch {
    return [];
  }
}
