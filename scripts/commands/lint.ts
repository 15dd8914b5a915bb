import type { Args } from "../cli/args.ts";
import { coloursFor } from "../cli/colours.ts";
import { ExitCode } from "../cli/exit-codes.ts";
import type { Io } from "../cli/io.ts";
import type { Verb } from "../cli/program.ts";
import { UsageError } from "../cli/errors.ts";
import { lintInputs } from "../lint/engine.ts";
import { filesOf } from "../lint/files.ts";
import { severities, type Severity } from "../lint/finding.ts";
import { formats } from "../lint/formats.ts";

/** `stella-lint`: every mistake in profiles, found, placed and explained. */
export const lintVerb: Verb = {
  name: "",
  positionals: "[profile|file|dir|glob…]",
  arity: [0, Infinity],
  summary: "Lint StellaOps CLI profiles.",
  options: [
    { flags: "-f, --format <format>", description: "How findings are printed.", values: Object.keys(formats) },
    {
      flags: "--fail-on <severity>",
      description: "Exit 1 from this severity on (default: error).",
      values: severities,
    },
  ],
  examples: [
    { command: "stella-lint", does: "Lint every profile in the StellaOps home" },
    { command: "stella-lint packs-operator", does: "Lint one profile" },
  ],
  run: lint,
};

async function lint(args: Args, io: Io): Promise<ExitCode> {
  const name = args.text("format") ?? "pretty";
  const format = formats[name];
  if (!format) throw new UsageError(`unknown format "${name}". it is one of ${Object.keys(formats).join(", ")}`);
  const inputs = filesOf(args.positionals, io);
  const findings = lintInputs(inputs, io);
  io.stdout.write(format({ findings, files: inputs.length, colours: coloursFor(io.stdout, io), cwd: io.cwd() }));
  const limit = severities.indexOf((args.text("fail-on") ?? "error") as Severity);
  const failed = findings.some(({ severity }) => severities.indexOf(severity) <= limit);
  return await Promise.resolve(failed ? ExitCode.failed : ExitCode.done);
}
