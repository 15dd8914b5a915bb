import { type KnownKey, mappings } from "./fields.ts";
import type { DocumentEntry } from "./document.ts";

/** What a profile cannot be without. */
const required: readonly KnownKey[] = [
  "StellaOps",
  "StellaOps.Authority",
  "StellaOps.Authority.Url",
  "StellaOps.Authority.ClientId",
  "StellaOps.Authority.Scope",
];

/**
 * Whether the known keys are as the schema wants them, told without it: nearly every profile is, and the schema takes
 * longer to load than a profile to read. A test holds the two together.
 */
export function isInShape(known: ReadonlyMap<KnownKey, Pick<DocumentEntry, "text" | "value">>): boolean {
  return required.every((key) => known.has(key)) &&
    [...known].every(([key, { text, value }]) => mappings.has(key) ? value?.kind === "mapping" : Boolean(text));
}
