import { join } from "node:path";
import { profileProgram } from "../../scripts/commands/profile/program.ts";
import { type Ran, runProgram, temporaryDirectory, testIo, type TestWorld } from "./io.ts";

/** A user's home that stays the same from call to call. */
export interface TestHome {
  readonly home: string;
  /** The file of a profile. */
  profile(name: string): string;
  /** Something else in the StellaOps home. */
  stella(...path: readonly string[]): string;
  /** Runs `stella-profile` in this process. */
  run(...argv: readonly string[]): Promise<Ran>;
  /** The same in a world of its own. */
  runIn(world: TestWorld, ...argv: readonly string[]): Promise<Ran>;
}

/** A fresh home for one test. */
export function inHome(): TestHome {
  const home = temporaryDirectory();
  const stella = (...path: readonly string[]): string => join(home, ".stellaops", ...path);
  const runIn = (world: TestWorld, ...argv: readonly string[]): Promise<Ran> =>
    runProgram(profileProgram, argv, testIo({ ...world, env: { HOME: home, ...world.env } }));
  return {
    home,
    stella,
    profile: (name) => stella("profiles", `${name}.yaml`),
    run: (...argv) => runIn({}, ...argv),
    runIn,
  };
}
