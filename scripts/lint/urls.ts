import type { DocumentEntry, ProfileDocument } from "../profile/document.ts";
import { valueFields } from "../profile/fields.ts";
import { parseHttpUrl } from "../profile/url.ts";

/** A URL in a profile. */
export interface ProfileUrl {
  readonly key: string;
  readonly entry: DocumentEntry;
  /** As written. */
  readonly text: string;
  /** Parsed; undefined when it is not an http or https URL. */
  readonly url: URL | undefined;
}

const urlFields = valueFields.filter(({ type }) => type === "url");

/** The URLs of a profile that are not empty. */
export function listUrls(document: ProfileDocument): ProfileUrl[] {
  return urlFields.flatMap(({ name, key }): ProfileUrl[] => {
    const entry = document.fields.get(name);
    const text = entry?.text;
    return entry && text?.trim() ? [{ key, entry, text, url: parseHttpUrl(text) }] : [];
  });
}
