import { profileProgram } from "../../scripts/commands/profile/program.ts";
import { givenHome, type Home } from "./given-home.ts";
import type { Ran, TestWorld } from "./io.ts";

/** A home in which `stella-profile` runs. */
export interface TestHome extends Omit<Home, "run"> {
  /** Runs `stella-profile` in this process. */
  run(...argv: readonly string[]): Promise<Ran>;
  /** The same in a world of its own. */
  runIn(world: TestWorld, ...argv: readonly string[]): Promise<Ran>;
}

/** A fresh home for one test; new tests use {@linkcode givenHome}. */
export function inHome(): TestHome {
  const home = givenHome();
  return {
    ...home,
    run: (...argv) => home.run(profileProgram, argv),
    runIn: (world, ...argv) => home.run(profileProgram, argv, world),
  };
}
