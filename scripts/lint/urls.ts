import type { Entry, Profile } from "../profile/document.ts";
import type { KnownKey } from "../profile/fields.ts";

/** A URL in a profile. */
export interface ProfileUrl {
  readonly key: KnownKey;
  readonly entry: Entry;
  /** As written. */
  readonly text: string;
  /** Parsed; undefined when it is no http or https URL. */
  readonly url: URL | undefined;
}

const urlKeys: readonly KnownKey[] = ["StellaOps.Authority.Url", "StellaOps.BackendUrl"];

/** Five rules ask for the same URLs. */
const parsed = new WeakMap<Profile, readonly ProfileUrl[]>();

/** The URLs of a profile, as far as they are there. */
export function urlsOf(profile: Profile): readonly ProfileUrl[] {
  const urls = parsed.get(profile) ?? parseUrls(profile);
  parsed.set(profile, urls);
  return urls;
}

function parseUrls(profile: Profile): ProfileUrl[] {
  return urlKeys.flatMap((key): ProfileUrl[] => {
    const entry = profile.known.get(key);
    const text = entry?.text;
    return entry && text?.trim() ? [{ key, entry, text, url: parseUrl(text) }] : [];
  });
}

/** The WHATWG parser forgives blanks, backslashes and missing slashes; .NET's does not. */
function parseUrl(text: string): URL | undefined {
  if (!/^https?:\/\/[^\s\\/]/i.test(text) || /[\s\\]/.test(text)) return undefined;
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** A URL that can be shown: without what stands before an `@`, and without its query. */
export function shownUrl(text: string): string {
  return text.replace(/\/\/[^/?#]*@/, "//***@").replace(/\?[^#]*/, "?***");
}

/** Hosts that never leave the machine (RFC 6761 §6.3, RFC 1122 §3.2.1.3, RFC 4291 §2.5.3). */
export function isLoopbackHost(host: string): boolean {
  return /^(?:(?:.+\.)?localhost\.?|127(?:\.\d+){3}|\[::1\])$/i.test(host);
}
