import { UsageError } from "../core/errors.ts";
import { directoryOf, joinPath } from "../core/paths.ts";
import { expandPath, type HomeIo, stellaHome } from "./home.ts";
import type { Profile } from "./document.ts";
import { type ReadIo, readProfile, requireUsable } from "./read-profile.ts";
import type { KnownKey } from "./fields.ts";
import { splitScope } from "./scopes.ts";

/** Where a client's secret comes from. */
export type SecretSource =
  | { readonly kind: "file"; /** Absolute. */ readonly path: string }
  | { readonly kind: "inline"; readonly value: string }
  | { readonly kind: "none" };

/** A usable profile's effective values: what is missing filled in, paths absolute. */
export interface Settings {
  readonly name: string;
  readonly file: string;
  /** As written: the issuer is compared to the letter (RFC 8414 §3.3). */
  readonly authorityUrl: string;
  readonly clientId: string;
  readonly secret: SecretSource;
  /** In the order of the file, each once. */
  readonly scopes: readonly string[];
  /** Absolute. */
  readonly tokenCacheDirectory: string;
  readonly backendUrl: string | undefined;
}

/** Reads a profile and returns its effective values. @throws {CliError} when it cannot be found, read or used. */
export function readSettings(argument: string | undefined, io: ReadIo): Settings {
  return settingsOf(readProfile(argument, io), io);
}

/** The same for several profiles. One after the other, so that the first that fails is the one that is told. */
export function readAllSettings(named: readonly string[], io: ReadIo): Settings[] {
  const all: Settings[] = [];
  for (const argument of named) all.push(readSettings(argument, io));
  return all;
}

/** The effective values of a profile. @throws {UsageError} when it cannot be used. */
export function settingsOf(profile: Profile, io: ReadIo): Settings {
  requireUsable(profile);
  const text = (key: KnownKey): string | undefined => profile.known.get(key)?.text;
  const path = (key: KnownKey): string | undefined => {
    const value = text(key);
    return value === undefined ? undefined : expandPath(value, directoryOf(profile.file, io.platform), io);
  };
  return {
    name: profile.name,
    file: profile.file,
    authorityUrl: text("StellaOps.Authority.Url") as string,
    clientId: text("StellaOps.Authority.ClientId") as string,
    secret: secretSource(
      profile,
      text("StellaOps.Authority.ClientSecret"),
      path("StellaOps.Authority.ClientSecretFile"),
    ),
    scopes: splitScope(text("StellaOps.Authority.Scope") as string),
    tokenCacheDirectory: path("StellaOps.Authority.TokenCacheDirectory") ?? defaultTokenCacheDirectory(io),
    backendUrl: text("StellaOps.BackendUrl"),
  };
}

/** Where tokens are kept when a profile does not say: `<home>/tokens`. */
export function defaultTokenCacheDirectory(io: HomeIo): string {
  return joinPath(io.platform, stellaHome(io), "tokens");
}

function secretSource(profile: Profile, value: string | undefined, path: string | undefined): SecretSource {
  if (value !== undefined && path !== undefined) {
    throw new UsageError(`profile "${profile.name}" has both ClientSecret and ClientSecretFile (${profile.file})`, {
      hint: "keep ClientSecretFile, remove ClientSecret",
    });
  }
  if (path !== undefined) return { kind: "file", path };
  return value === undefined ? { kind: "none" } : { kind: "inline", value };
}
