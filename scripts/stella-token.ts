/**
 * `stella-token`: fetch tokens into the cache, print, inspect and revoke them.
 *
 * @module
 */
import { start } from "#runtime";
import { run } from "./cli/run.ts";
import { createLinePrompts } from "./core/line-prompts.ts";
import { tokenProgram } from "./commands/token/program.ts";

await start((argv, io) => run(tokenProgram, argv, { ...io, prompts: createLinePrompts(io) }));
