import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isBindingName } from "../../scripts/auth/secret-binding.ts";
import type { Program } from "../../scripts/cli/command.ts";
import type { Authority } from "./authority.ts";
import { type Ran, runProgram, temporaryDirectory, type TestIo, testIo, type TestWorld } from "./io.ts";
import { findClient, profileText, type ProfileValues } from "./profile-text.ts";

/** What a user's home holds. */
export interface GivenHome {
  /** Profiles by name: a few values, or the whole text. */
  readonly profiles?: Readonly<Record<string, ProfileValues | string>>;
  /** Secrets by the name of their file, which is the client's unless a profile says otherwise. */
  readonly secrets?: Readonly<Record<string, string>>;
  /**
   * The Authority that profiles name unless they say otherwise. The secrets of their clients are then in place, and their
   * backend is not the guide's, which is a placeholder to lint.
   */
  readonly authority?: Pick<Authority, "url" | "secrets">;
  /** An existing directory to use as the home. By default a fresh one, removed when the test ends. */
  readonly home?: string;
}

/** A user's home directory. */
export interface Home {
  /** Its path: the value of `HOME`. */
  readonly home: string;
  /** The file of a profile. */
  profile(name: string): string;
  /** The file of a secret. */
  secret(name: string): string;
  /** A path in the StellaOps home. */
  stella(...path: readonly string[]): string;
  /** The directory in which tokens are cached. */
  readonly cache: string;
  /** The names in the cache, sorted, but for what is known of secrets; none when there is no cache yet. */
  cacheEntries(): string[];
  /** A world in which this is the user's home. */
  io(world?: TestWorld): TestIo;
  /** Runs a program in this process. */
  run(program: Program, argv: readonly string[], world?: TestWorld): Promise<Ran>;
}

/** Sets up a home: directories 0700, files 0600. Without profiles and secrets it is empty. */
export function givenHome(
  { profiles = {}, secrets = {}, authority, home = temporaryDirectory() }: GivenHome = {},
): Home {
  const stella = (...path: readonly string[]): string => join(home, ".stellaops", ...path);
  const profile = (name: string): string => stella("profiles", `${name}.yaml`);
  const secret = (name: string): string => stella("secrets", `${name}.secret`);
  const cache = stella("tokens");
  const clientSecrets: Record<string, string> = {};
  for (const [name, given] of Object.entries(profiles)) {
    const values = typeof given === "string" ? {} : given;
    const known = authority?.secrets[findClient(name, values)];
    if (known !== undefined) clientSecrets[findClient(name, values)] = known;
    const defaults = authority && { authorityUrl: authority.url, backendUrl: "https://task-runner.corp.test" };
    writePrivate(profile(name), typeof given === "string" ? given : profileText({ ...defaults, ...given }, name));
  }
  for (const [name, text] of Object.entries({ ...clientSecrets, ...secrets })) writePrivate(secret(name), text);
  const io = (world: TestWorld = {}): TestIo => testIo({ ...world, env: { HOME: home, ...world.env } });
  return {
    home,
    profile,
    secret,
    stella,
    cache,
    cacheEntries: () => listNames(cache).filter((name) => !isBindingName(name)),
    io,
    run: (program, argv, world) => runProgram(program, argv, io(world)),
  };
}

function writePrivate(file: string, text: string): void {
  mkdirSync(join(file, ".."), { recursive: true, mode: 0o700 });
  writeFileSync(file, text, { mode: 0o600 });
}

function listNames(directory: string): string[] {
  try {
    return readdirSync(directory).sort();
  } catch {
    return [];
  }
}
