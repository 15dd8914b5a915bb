import type { HomeIo } from "./home.ts";
import { locate, type ProfileDocument } from "./document.ts";
import type { KnownKey } from "./fields.ts";
import { type Profile, toProfile } from "./profile.ts";
import type { ReadIo } from "./read-profile.ts";
import { redactUrl } from "./url.ts";

/** Where an effective value came from. */
export type ValueSource = "profile" | "environment" | "default" | "unset";

/** One effective value with its source. */
export interface EffectiveValue {
  readonly key: KnownKey;
  /** Null when it is unset, `***` for a secret. */
  readonly value: string | null;
  readonly source: ValueSource;
  /** 1-based; null unless it stands in the profile. */
  readonly line: number | null;
}

/** The value of each leaf that a profile's settings give it. */
const effective: readonly (readonly [KnownKey, (profile: Profile) => string | undefined])[] = [
  ["StellaOps.Authority.Url", ({ authorityUrl }) => redactUrl(authorityUrl)],
  ["StellaOps.Authority.ClientId", ({ clientId }) => clientId],
  ["StellaOps.Authority.ClientSecret", ({ secret }) => secret.kind === "inline" ? "***" : undefined],
  ["StellaOps.Authority.ClientSecretFile", ({ secret }) => secret.kind === "file" ? secret.path : undefined],
  ["StellaOps.Authority.Scope", ({ scopes }) => scopes.join(" ")],
  ["StellaOps.Authority.TokenCacheDirectory", ({ tokenCacheDirectory }) => tokenCacheDirectory],
  ["StellaOps.BackendUrl", ({ backendUrl }) => backendUrl && redactUrl(backendUrl)],
];

/** Every effective value of a profile and where it came from. @throws {UsageError} when the profile cannot be used. */
export function listEffectiveValues(document: ProfileDocument, io: ReadIo): EffectiveValue[] {
  const profile = toProfile(document, io);
  return effective.map(([key, valueOf]) => {
    const value = valueOf(profile) ?? null;
    const entry = document.known.get(key);
    if (entry) return { key, value, source: "profile", line: locate(document, entry.keySpan.start).line };
    return { key, value, source: value === null ? "unset" : defaultSource(io), line: null };
  });
}

/** What has no value in the profile counts from the StellaOps home, which the environment may have moved. */
function defaultSource(io: HomeIo): ValueSource {
  return io.env("STELLAOPS_HOME") ? "environment" : "default";
}
