import { UsageError } from "../core/errors.ts";
import { dirname, joinPath } from "../core/paths.ts";
import { expandPath, getStellaHome, type HomeIo } from "./home.ts";
import type { ProfileDocument } from "./document.ts";
import { readDocument, type ReadIo, requireUsable } from "./read-profile.ts";
import type { KnownKey } from "./fields.ts";
import { splitScope } from "./scopes.ts";

/** Where a client's secret comes from. */
export type SecretSource =
  | { readonly kind: "file"; /** Absolute. */ readonly path: string }
  | { readonly kind: "inline"; readonly value: string }
  | { readonly kind: "none" };

/** A usable profile's effective values: what is missing filled in, paths absolute. */
export interface Profile {
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
export function readProfile(argument: string | undefined, io: ReadIo): Profile {
  return toProfile(readDocument(argument, io), io);
}

/** The same for several profiles. One after the other, so that the first that fails is the one that is told. */
export function readProfiles(named: readonly string[], io: ReadIo): Profile[] {
  const all: Profile[] = [];
  for (const argument of named) all.push(readProfile(argument, io));
  return all;
}

/** The effective values of a profile. @throws {UsageError} when it cannot be used. */
export function toProfile(document: ProfileDocument, io: ReadIo): Profile {
  requireUsable(document);
  const text = (key: KnownKey): string | undefined => document.known.get(key)?.text;
  const path = (key: KnownKey): string | undefined => {
    const value = text(key);
    return value === undefined ? undefined : expandPath(value, dirname(document.file, io.platform), io);
  };
  return {
    name: document.name,
    file: document.file,
    authorityUrl: text("StellaOps.Authority.Url") as string,
    clientId: text("StellaOps.Authority.ClientId") as string,
    secret: secretSource(
      document,
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
  return joinPath(io.platform, getStellaHome(io), "tokens");
}

function secretSource(document: ProfileDocument, value: string | undefined, path: string | undefined): SecretSource {
  if (value !== undefined && path !== undefined) {
    throw new UsageError(`profile "${document.name}" has both ClientSecret and ClientSecretFile (${document.file})`, {
      hint: "keep ClientSecretFile, remove ClientSecret",
    });
  }
  if (path !== undefined) return { kind: "file", path };
  return value === undefined ? { kind: "none" } : { kind: "inline", value };
}
