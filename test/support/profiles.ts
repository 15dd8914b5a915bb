import { givenHome } from "./given-home.ts";
import type { ProfileValues } from "./profile-text.ts";

export { profileText, type ProfileValues as ProfileText } from "./profile-text.ts";

/** Writes a profile where its name is looked for, and returns the file; new tests use {@linkcode givenHome}. */
export function writeProfile(home: string, name: string, values: ProfileValues = {}): string {
  return givenHome({ home, profiles: { [name]: values } }).profile(name);
}
