/**
 * `stella-lint`: find every mistake in StellaOps CLI profiles, placed and explained, and fix what is safe to fix.
 *
 * @module
 */
import { start } from "#runtime";
import { run } from "./cli/run.ts";
import { lintProgram } from "./commands/lint.ts";

await start((argv, io) => run(lintProgram, argv, io));
