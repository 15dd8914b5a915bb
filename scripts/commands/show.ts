import type { Args } from "../cli/args.ts";
import { ExitCode } from "../cli/exit-codes.ts";
import type { Io } from "../cli/io.ts";
import type { Verb } from "../cli/program.ts";
import { readSettings } from "../profile/settings.ts";

/** `stella-profile show`: the effective values of a profile. */
export const showVerb: Verb = {
  name: "show",
  positionals: "[profile]",
  arity: [0, 1],
  summary: "Show a profile's effective values.",
  options: [],
  examples: [{ command: "stella-profile show packs-operator", does: "Show what the operator profile says" }],
  run: show,
};

async function show(args: Args, io: Io): Promise<ExitCode> {
  const { secret: _, ...shown } = readSettings(args.positionals[0], io);
  io.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
  return await Promise.resolve(ExitCode.done);
}
