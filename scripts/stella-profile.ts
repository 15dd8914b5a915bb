/**
 * `stella-profile`: scaffold, list, show and check StellaOps CLI profiles, and store their secrets.
 *
 * @module
 */
import { start } from "#runtime";
import type { Prompts } from "./core/io.ts";
import { run } from "./cli/run.ts";
import { profileProgram } from "./commands/profile/program.ts";

/** Loaded on the first question: the library imports a name that Deno 2.0.0 lacks, and everything else works there. */
const prompts: Required<Prompts> = {
  text: async (question) => await (await import("./runtime/prompts.ts")).prompts.text(question),
  secret: async (question) => await (await import("./runtime/prompts.ts")).prompts.secret(question),
};

await start((argv, io) => run(profileProgram, argv, { ...io, prompts }));
