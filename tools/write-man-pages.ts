import { mkdirSync, writeFileSync } from "node:fs";
import { profileProgram } from "../scripts/commands/profile/program.ts";
import { formatManPage } from "./man-page.ts";

/** Writes the manual pages of every program. The build runs this. */
const programs = [profileProgram, ...Object.values(profileProgram.delegates ?? {})];

mkdirSync("dist/man", { recursive: true });
for (const program of programs) writeFileSync(`dist/man/${program.name}.1`, formatManPage(program, programs));
