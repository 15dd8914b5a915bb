import type { DocumentEntry, ProfileDocument } from "../profile/document.ts";
import type { KnownKey } from "../profile/fields.ts";
import { parseHttpUrl } from "../profile/url.ts";

/** A URL in a profile. */
export interface ProfileUrl {
  readonly key: KnownKey;
  readonly entry: DocumentEntry;
  /** As written. */
  readonly text: string;
  /** Parsed; undefined when it is not an http or https URL. */
  readonly url: URL | undefined;
}

const urlKeys: readonly KnownKey[] = ["StellaOps.Authority.Url", "StellaOps.BackendUrl"];

/** The URLs of a profile that are not empty. */
export function listUrls(document: ProfileDocument): ProfileUrl[] {
  return urlKeys.flatMap((key): ProfileUrl[] => {
    const entry = document.known.get(key);
    const text = entry?.text;
    return entry && text?.trim() ? [{ key, entry, text, url: parseHttpUrl(text) }] : [];
  });
}
