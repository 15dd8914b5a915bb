import type { Io } from "./io.ts";
import type { Logger } from "./logger.ts";

/** What a use case needs beside its input: the world, and where to log. */
export interface Context {
  readonly io: Io;
  readonly log: Logger;
}
