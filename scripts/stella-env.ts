/**
 * `stella-env`: print shell statements that load a StellaOps CLI profile.
 *
 * ```sh
 * eval "$(stella-env packs-operator)"
 * ```
 *
 * @module
 */
import { start } from "#runtime";
import { run } from "./cli/run.ts";
import { envProgram } from "./commands/env.ts";

await start((argv, io) => run(envProgram, argv, io));
