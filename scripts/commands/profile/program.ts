import type { Program } from "../../cli/command.ts";
import { ciVerb } from "./ci.ts";
import { completionVerb } from "./completion.ts";
import { doctorVerb } from "./doctor.ts";
import { envProgram } from "../env-program.ts";
import { execProgram } from "../exec-program.ts";
import { initVerb } from "./init.ts";
import { lintProgram } from "../lint-program.ts";
import { listVerb } from "./list.ts";
import { schemaVerb } from "./schema.ts";
import { secretCheckVerb } from "./secret-check.ts";
import { secretSetVerb } from "./secret-set.ts";
import { showVerb } from "./show.ts";
import { templatesVerb } from "./templates.ts";
import { tokenProgram } from "../token/program.ts";

/** `stella-profile`: scaffold, list, show and check profiles; store secrets. */
export const profileProgram: Program = {
  name: "stella-profile",
  summary: "Scaffold, list, show and check StellaOps CLI profiles, and store their secrets.",
  verbs: [
    initVerb,
    listVerb,
    showVerb,
    secretSetVerb,
    secretCheckVerb,
    doctorVerb,
    schemaVerb,
    templatesVerb,
    ciVerb,
    completionVerb(() => profileProgram),
  ],
  delegates: { lint: lintProgram, token: tokenProgram, env: envProgram, exec: execProgram },
};
