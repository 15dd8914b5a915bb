import type { Args } from "../../cli/args.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import type { Io } from "../../core/io.ts";
import type { Verb } from "../../cli/command.ts";
import { textTable } from "../../terminal/table.ts";
import { type Talk, talkOn } from "../../terminal/logger.ts";
import { explain, type Explained } from "../../profile/effective-values.ts";
import { type Override, overridesOf } from "../../profile/overrides.ts";
import { readProfile } from "../../profile/read-profile.ts";

/** `stella-profile show`: the effective values of a profile. */
export const showVerb: Verb = {
  name: "show",
  positionals: "[profile]",
  arity: [0, 1],
  summary: "Show a profile's effective values, and where each comes from.",
  options: [{ flags: "--json", description: "Print JSON." }],
  examples: [
    { command: "stella-profile show packs-operator", does: "Show what the operator profile says" },
    { command: "stella-profile show --json", does: "Show the profile that STELLA_PROFILE names, for programs" },
  ],
  run: show,
};

function show(args: Args, io: Io): ExitCode {
  const [argument] = args.positionals;
  const profile = readProfile(argument, io);
  const { name, file } = profile;
  const values = explain(profile, io);
  const overrides = overridesOf(profile, values, io);
  const selectedBy = argument === undefined ? "STELLA_PROFILE" : "argument";
  const shown: Shown = { name, file, selectedBy, values, overrides };
  io.stdout.write(args.flag("json") ? `${JSON.stringify(shown, null, 2)}\n` : tableOf(shown, io));
  warnOf(overrides, name, talkOn(io, args.loudness));
  return ExitCode.done;
}

/** What `--json` shows. */
interface Shown {
  readonly name: string;
  readonly file: string;
  readonly selectedBy: "argument" | "STELLA_PROFILE";
  readonly values: readonly Explained[];
  readonly overrides: readonly Override[];
}

function tableOf({ name, file, selectedBy, values }: Shown, io: Io): string {
  const rows = [
    ["KEY", "VALUE", "SOURCE"],
    ["(name)", name, selectedBy === "argument" ? "argument" : "environment, STELLA_PROFILE"],
    ["(file)", file, ""],
    ...values.map((value) => [value.key, value.value ?? "-", sourceText(value)]),
  ];
  return textTable({ rows, elastic: ["VALUE"] }, io.stdout);
}

function warnOf(overrides: readonly Override[], name: string, talk: Talk): void {
  for (const { variable, key } of overrides) {
    talk.warn(`${variable} is set and differs from "${key}": the stella CLI uses the variable, not the profile`);
  }
  if (overrides.length > 0) talk.note(`eval "$(stella-env ${name})" sets them as the profile says`);
}

function sourceText({ source, line }: Explained): string {
  if (source === "profile") return `profile, line ${line}`;
  return source === "environment" ? "environment, STELLAOPS_HOME" : source;
}
