import type { ProfileDocument } from "../profile/document.ts";
import type { Source } from "./source.ts";
import type { Surroundings } from "./disk-state.ts";

/** One profile of a run, with what was found around it. */
export interface Member {
  readonly source: Source;
  readonly document: ProfileDocument;
  readonly surroundings: Surroundings;
}
