import { describe, it } from "vitest";
import { type CommandName, runBundle, type Runtime, runtimes, type Spawned, type SpawnOptions } from "./bundles.ts";
import { noRoot } from "./users.ts";

/** One row of a table in `test/security/`: the first four cells are the test's name. */
export interface Attack {
  /** Who attacks: `the author of a profile`. */
  readonly who: string;
  /** By what: `a value with $(…) in it`. */
  readonly by: string;
  /** To gain what: `a command that runs in the user's shell`. */
  readonly toGain: string;
  /** What happens instead: `the shell gets the text as it stands`. */
  readonly happens: string;
  /** Whether the attack takes a second user, whom only root can play. */
  readonly asRoot?: true;
  /** Plays the attack on one runtime, and fails unless that happens. */
  readonly play: (stage: Stage) => Promise<void>;
}

/** Where an attack is played: the commands as they ship, on one runtime. */
export interface Stage {
  readonly runtime: Runtime;
  /** Runs the bundle of a command, with exactly the permissions that it ships with. */
  run(command: CommandName, args: readonly string[], options?: SpawnOptions): Promise<Spawned>;
}

/** Plays every attack of a class on every runtime. */
export function describeAttacks(attacks: readonly Attack[]): void {
  describe.each(runtimes)("on %s", (runtime) => {
    const stage: Stage = { runtime, run: (command, args, options) => runBundle(command, runtime, args, options) };
    for (const { who, by, toGain, happens, asRoot, play } of attacks) {
      const skipped = asRoot ? noRoot : "";
      it.skipIf(skipped)(`${who}, by ${by}, to gain ${toGain}: ${happens}${skipped}`, async () => await play(stage));
    }
  });
}
