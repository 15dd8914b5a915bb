import { type CommandContext, defineCommand, optionalProfile } from "../../cli/command.ts";
import { flag } from "../../cli/options.ts";
import { ExitCode } from "../../core/exit-codes.ts";
import { formatJson } from "../../core/format-json.ts";
import type { Logger } from "../../core/logger.ts";
import { type EffectiveValue, listEffectiveValues } from "../../profile/effective-values.ts";
import { findOverrides, type Override } from "../../profile/overrides.ts";
import { readDocument } from "../../profile/read-profile.ts";
import type { Table } from "../../terminal/table.ts";
import { printTable, wideOption } from "../print-table.ts";

const showOptions = { json: flag("Print JSON."), wide: wideOption };

/** `stella-profile show`: the effective values of a profile. */
export const showCommand = defineCommand({
  name: "show",
  positionals: optionalProfile,
  summary: "Show a profile's effective values, and where each comes from.",
  options: showOptions,
  examples: [
    { command: "stella-profile show packs-operator", does: "Show what the operator profile says" },
    { command: "stella-profile show --json", does: "Show the profile that STELLA_PROFILE names, for programs" },
  ],
  run: showProfile,
});

function showProfile({ positionals, options, io, log }: CommandContext<typeof showOptions>): ExitCode {
  const [argument] = positionals;
  const document = readDocument(argument, io);
  const { name, file } = document;
  const values = listEffectiveValues(document, io);
  const overrides = findOverrides(document, values, io);
  const selectedBy = argument === undefined ? "STELLA_PROFILE" : "argument";
  const shown: Shown = { name, file, selectedBy, values, overrides };
  if (options.json) io.stdout.write(formatJson(shown));
  else printTable(createTable(shown), options, { io, log });
  warnOfOverrides(overrides, name, log);
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

function createTable({ name, file, selectedBy, values }: Shown): Table {
  const rows = [
    ["KEY", "VALUE", "SOURCE"],
    ["(name)", name, selectedBy === "argument" ? "argument" : "environment, STELLA_PROFILE"],
    ["(file)", file, ""],
    ...values.map((value) => [value.key, value.value ?? "-", describeSource(value)]),
  ];
  return { rows };
}

function warnOfOverrides(overrides: readonly Override[], name: string, log: Logger): void {
  for (const { variable, key } of overrides) {
    log.warn(`${variable} is set and differs from "${key}": the stella CLI uses the variable, not the profile`);
  }
  if (overrides.length > 0) log.info(`eval "$(stella-env ${name})" sets them as the profile says`);
}

function describeSource({ source, line }: EffectiveValue): string {
  if (source === "profile") return `profile, line ${line}`;
  return source === "environment" ? "environment, STELLAOPS_HOME" : source;
}
