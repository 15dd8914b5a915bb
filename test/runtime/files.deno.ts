// Runs the file interface's cases on Deno, in the directories named as arguments, and prints what came of each.
import { createIo } from "../../scripts/runtime/deno.ts";
import { filesCases } from "./files.contract.ts";

const { files } = createIo();
const results = filesCases.map(({ run }, index) => run(files, Deno.args[index] ?? ""));
await Deno.stdout.write(new TextEncoder().encode(JSON.stringify(results)));
