import type { HomeIo } from "./home.ts";
import { positionAt, type Profile } from "./document.ts";
import type { KnownKey } from "./fields.ts";
import { type Settings, settingsOf } from "./profile.ts";
import type { ReadIo } from "./read-profile.ts";

/** Where an effective value came from. */
export type Source = "profile" | "environment" | "default" | "unset";

/** One effective value with its source. */
export interface Explained {
  readonly key: KnownKey;
  /** Null when it is unset, `***` for a secret. */
  readonly value: string | null;
  readonly source: Source;
  /** 1-based; null unless it stands in the profile. */
  readonly line: number | null;
}

/** The value of each leaf that a profile's settings give it. */
const effective: readonly (readonly [KnownKey, (settings: Settings) => string | undefined])[] = [
  ["StellaOps.Authority.Url", ({ authorityUrl }) => withoutPassword(authorityUrl)],
  ["StellaOps.Authority.ClientId", ({ clientId }) => clientId],
  ["StellaOps.Authority.ClientSecret", ({ secret }) => secret.kind === "inline" ? "***" : undefined],
  ["StellaOps.Authority.ClientSecretFile", ({ secret }) => secret.kind === "file" ? secret.path : undefined],
  ["StellaOps.Authority.Scope", ({ scopes }) => scopes.join(" ")],
  ["StellaOps.Authority.TokenCacheDirectory", ({ tokenCacheDirectory }) => tokenCacheDirectory],
  ["StellaOps.BackendUrl", ({ backendUrl }) => backendUrl && withoutPassword(backendUrl)],
];

/** A URL does not have credentials in it, but one that has is not to be shown with them. */
function withoutPassword(url: string): string {
  return url.replace(/\/\/[^/?#]*@/, "//***@");
}

/** Every effective value of a profile and where it came from. @throws {UsageError} when the profile cannot be used. */
export function explain(profile: Profile, io: ReadIo): Explained[] {
  const settings = settingsOf(profile, io);
  return effective.map(([key, valueOf]) => {
    const value = valueOf(settings) ?? null;
    const entry = profile.known.get(key);
    if (entry) return { key, value, source: "profile", line: positionAt(profile, entry.keySpan.start).line };
    return { key, value, source: value === null ? "unset" : defaultSource(io), line: null };
  });
}

/** What has no value in the profile counts from the StellaOps home, which the environment may have moved. */
function defaultSource(io: HomeIo): Source {
  return io.env("STELLAOPS_HOME") ? "environment" : "default";
}
