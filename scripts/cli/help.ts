import { commonOptions, type Option } from "./options.ts";
import type { Program, Verb } from "./command.ts";

/** Help for a whole program: its verbs, or its only one in full. */
export function programHelp(program: Program): string {
  const only = program.verbs.length === 1 ? program.verbs[0] : undefined;
  if (only && only.name === "") return verbHelp(program, only);
  const rows: Row[] = [
    ...program.verbs.map((verb): Row => [synopsis(verb), verb.summary]),
    ...Object.entries(program.delegates ?? {}).map(([name, other]): Row => [`${name} …`, other.summary]),
  ];
  return blocks([
    program.summary,
    `Usage:\n  ${program.name} <verb> [options]`,
    `Verbs:\n${table(rows)}`,
    optionsBlock(commonOptions),
    `${program.name} <verb> --help shows the options and examples of a verb.`,
  ]);
}

/** Help for one verb: usage, options, examples. */
export function verbHelp(program: Program, verb: Verb): string {
  return blocks([
    verb.summary,
    `Usage:\n  ${
      [program.name, synopsis(verb), "[options]", verb.takesCommand ? "-- COMMAND [ARG…]" : ""].filter(Boolean).join(
        " ",
      )
    }`,
    verb.options.length > 0 ? optionsBlock(verb.options) : "",
    optionsBlock(commonOptions, "Common options"),
    verb.examples.length > 0
      ? `Examples:\n${verb.examples.map((example) => `  # ${example.does}\n  ${example.command}`).join("\n")}`
      : "",
  ]);
}

type Row = readonly [left: string, right: string];

const synopsis = (verb: Verb): string => `${verb.name} ${verb.positionals}`.trim();

const optionsBlock = (options: readonly Option[], title = "Options"): string =>
  `${title}:\n${table(options.map((option): Row => [indentLong(option.flags), describe(option)]))}`;

const indentLong = (flags: string): string => flags.startsWith("--") ? `    ${flags}` : flags;

const describe = (option: Option): string =>
  option.values ? `${option.description} One of ${option.values.join(", ")}.` : option.description;

function table(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join("\n");
}

const blocks = (parts: readonly string[]): string => `${parts.filter(Boolean).join("\n\n")}\n`;
