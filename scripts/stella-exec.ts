/**
 * `stella-exec`: run a command in the environment of a StellaOps CLI profile.
 *
 * ```sh
 * stella-exec packs-operator -- stella pack run
 * ```
 *
 * @module
 */
import { start } from "#runtime";
import { run } from "./cli/run.ts";
import { createLinePrompts } from "./core/line-prompts.ts";
import { execProgram } from "./commands/exec.ts";

await start((argv, io) => run(execProgram, argv, { ...io, prompts: createLinePrompts(io) }));
