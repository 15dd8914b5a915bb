import { formatJson } from "../../core/format-json.ts";
import type { Args } from "../../cli/args.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import type { Io } from "../../core/io.ts";
import type { Verb } from "../../cli/command.ts";
import { formatTable } from "../../terminal/table.ts";
import type { Logger } from "../../core/logger.ts";
import { createLogger } from "../../terminal/logger.ts";
import { type EffectiveValue, listEffectiveValues } from "../../profile/effective-values.ts";
import { findOverrides, type Override } from "../../profile/overrides.ts";
import { readDocument } from "../../profile/read-profile.ts";

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
  const document = readDocument(argument, io);
  const { name, file } = document;
  const values = listEffectiveValues(document, io);
  const overrides = findOverrides(document, values, io);
  const selectedBy = argument === undefined ? "STELLA_PROFILE" : "argument";
  const shown: Shown = { name, file, selectedBy, values, overrides };
  io.stdout.write(args.flag("json") ? formatJson(shown) : tableOf(shown, io));
  warnOf(overrides, name, createLogger(io, args.loudness));
  return ExitCode.done;
}

/** What `--json` shows. */
interface Shown {
  readonly name: string;
  readonly file: string;
  readonly selectedBy: "argument" | "STELLA_PROFILE";
  readonly values: readonly EffectiveValue[];
  readonly overrides: readonly Override[];
}

function tableOf({ name, file, selectedBy, values }: Shown, io: Io): string {
  const rows = [
    ["KEY", "VALUE", "SOURCE"],
    ["(name)", name, selectedBy === "argument" ? "argument" : "environment, STELLA_PROFILE"],
    ["(file)", file, ""],
    ...values.map((value) => [value.key, value.value ?? "-", sourceText(value)]),
  ];
  return formatTable({ rows, elastic: ["VALUE"] }, io.stdout);
}

function warnOf(overrides: readonly Override[], name: string, log: Logger): void {
  for (const { variable, key } of overrides) {
    log.warn(`${variable} is set and differs from "${key}": the stella CLI uses the variable, not the profile`);
  }
  if (overrides.length > 0) log.info(`eval "$(stella-env ${name})" sets them as the profile says`);
}

function sourceText({ source, line }: EffectiveValue): string {
  if (source === "profile") return `profile, line ${line}`;
  return source === "environment" ? "environment, STELLAOPS_HOME" : source;
}
