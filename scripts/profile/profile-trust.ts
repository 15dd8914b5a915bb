import { RefusedError } from "../core/errors.ts";
import type { Io } from "../core/io.ts";
import { findInsecurePart } from "../core/secure-path.ts";
import type { Profile } from "./profile.ts";

/** What to do about a part of a profile's path that another user owns. */
export const ownCopy = "use a copy of your own, in a directory of your own";

/**
 * Makes sure that nobody but this user and root decides where a profile's secret goes.
 * @throws {RefusedError} when another user can change or replace the profile.
 */
export function requireTrustedProfile({ name, file }: Pick<Profile, "name" | "file">, io: Io): void {
  const part = findInsecurePart(file, io);
  if (!part) return;
  throw new RefusedError(
    `profile "${name}" is not used to log in, since another user decides what is in it: "${part.path}" ${part.message}`,
    { hint: part.command ?? ownCopy },
  );
}
