/**
 * `stella-profile`: scaffold, list, show and check StellaOps CLI profiles, and store their secrets.
 *
 * @module
 */
import { start } from "#runtime";
import { run } from "./cli/run.ts";
import { profileProgram } from "./commands/profile-program.ts";
import { createPrompts } from "./runtime/prompts.ts";

await start((argv, io) => run(profileProgram, argv, { ...io, prompts: createPrompts() }));
