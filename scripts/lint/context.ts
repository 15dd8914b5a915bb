import type { Platform } from "../cli/io.ts";
import type { Profile } from "../profile/profile.ts";
import type { RivalKind } from "./rivals.ts";
import type { Source } from "./source.ts";
import type { Surroundings } from "./surroundings.ts";

/** One profile of a run, with what was found around it. */
export interface Member {
  readonly source: Source;
  readonly profile: Profile;
  readonly surroundings: Surroundings;
}

/** All that a rule may look at: what was read and found before any rule ran. */
export interface Context extends Member {
  readonly platform: Platform;
  /** The other profiles of the run that share something with this one that they should not share. */
  rivals(kind: RivalKind): readonly Member[];
}
