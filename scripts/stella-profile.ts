/**
 * `stella-profile`: scaffold, list, show and check StellaOps CLI profiles, and store their secrets.
 *
 * @module
 */
import { confine, start } from "#runtime";
import type { Prompts } from "./core/io.ts";
import { permissions } from "./core/permissions.ts";
import { run } from "./cli/run.ts";
import { profileProgram } from "./commands/profile/program.ts";

/** Loaded on the first question: the library imports a name that Deno 2.0.0 lacks, and everything else works there. */
const prompts: Required<Prompts> = {
  text: async (question) => await (await import("./runtime/prompts.ts")).prompts.text(question),
  secret: async (question) => await (await import("./runtime/prompts.ts")).prompts.secret(question),
};

/** So that `stella-profile env` can do no more than `stella-env`. */
const confineTo = (command: string): void => confine(permissions.get(command));

await start((argv, io) => run(profileProgram, argv, { ...io, prompts, confine: confineTo }));
