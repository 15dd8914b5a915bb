import type { Program } from "../../cli/command.ts";
import { envProgram } from "../env.ts";
import { execProgram } from "../exec.ts";
import { lintProgram } from "../lint.ts";
import { tokenProgram } from "../token/program.ts";
import { ciCommand } from "./ci.ts";
import { createCompletionCommand } from "./completion.ts";
import { copyCommand } from "./copy.ts";
import { doctorCommand } from "./doctor.ts";
import { editCommand } from "./edit.ts";
import { initCommand } from "./init.ts";
import { listCommand } from "./list.ts";
import { removeCommand } from "./remove.ts";
import { renameCommand } from "./rename.ts";
import { schemaCommand } from "./schema.ts";
import { secretCheckCommand } from "./secret-check.ts";
import { secretSetCommand } from "./secret-set.ts";
import { showCommand } from "./show.ts";
import { templatesCommand } from "./templates.ts";

/** `stella-profile`: scaffold, list, show and check profiles; store secrets. */
export const profileProgram: Program = {
  name: "stella-profile",
  summary: "Scaffold, list, show and check StellaOps CLI profiles, and store their secrets.",
  commands: [
    initCommand,
    copyCommand,
    editCommand,
    renameCommand,
    removeCommand,
    listCommand,
    showCommand,
    secretSetCommand,
    secretCheckCommand,
    doctorCommand,
    schemaCommand,
    templatesCommand,
    ciCommand,
    createCompletionCommand(() => profileProgram),
  ],
  delegates: { lint: lintProgram, token: tokenProgram, env: envProgram, exec: execProgram },
};
