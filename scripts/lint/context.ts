import type { Platform } from "../cli/io.ts";
import type { Profile } from "../profile/profile.ts";
import type { Source } from "./source.ts";
import type { Surroundings } from "./surroundings.ts";

/** All that a rule may look at: the profile, and what was found around it before any rule ran. */
export interface Context {
  readonly source: Source;
  readonly profile: Profile;
  readonly surroundings: Surroundings;
  readonly platform: Platform;
}
