import type { Platform } from "../core/io.ts";
import type { Member } from "./file-context.ts";
import type { RivalKind } from "./conflicts.ts";

/** All that a rule may look at: what was read and found before any rule ran. */
export interface Context extends Member {
  readonly platform: Platform;
  /** The other profiles of the run that share something with this one that they should not share. */
  rivals(kind: RivalKind): readonly Member[];
}
