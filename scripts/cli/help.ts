import type { Command, Program } from "./command.ts";
import { commonOptions, formatFlag, type OptionSpec, type OptionSpecs } from "./options.ts";

/** Help for a whole program: its verbs, or its only command in full. */
export function formatProgramHelp(program: Program): string {
  const [only, second] = program.commands;
  if (only?.name === "" && !second) return formatCommandHelp(program, only);
  const rows: Row[] = [
    ...program.commands.map((command): Row => [formatSynopsis(command), command.summary]),
    ...Object.entries(program.delegates ?? {}).map(([name, other]): Row => [`${name} …`, other.summary]),
  ];
  return joinBlocks([
    program.summary,
    `Usage:\n  ${program.name} <verb> [options]`,
    `Verbs:\n${formatRows(rows)}`,
    formatOptions("Options", commonOptions),
    `${program.name} <verb> --help shows the options and examples of a verb.`,
  ]);
}

/** Help for one command: usage, options, examples. */
export function formatCommandHelp(program: Program, command: Command): string {
  const rest = command.takesCommandLine ? ["--", "COMMAND", "[ARG…]"] : [];
  const usage = [program.name, formatSynopsis(command), "[options]", ...rest].filter(Boolean).join(" ");
  const examples = command.examples.map(({ command, does }) => `  # ${does}\n  ${command}`);
  return joinBlocks([
    command.summary,
    `Usage:\n  ${usage}`,
    Object.keys(command.options).length > 0 ? formatOptions("Options", command.options) : "",
    formatOptions("Common options", commonOptions),
    examples.length > 0 ? `Examples:\n${examples.join("\n")}` : "",
  ]);
}

type Row = readonly [left: string, right: string];

const formatSynopsis = ({ name, positionals }: Command): string => `${name} ${positionals.usage}`.trim();

function formatOptions(title: string, options: OptionSpecs): string {
  const rows = Object.entries(options).map(([name, spec]): Row => [formatUsage(name, spec), describe(spec)]);
  return `${title}:\n${formatRows(rows)}`;
}

/** `-f, --format <format>`, the long forms below each other. */
function formatUsage(name: string, spec: OptionSpec): string {
  const short = spec.short === undefined ? "    " : `-${spec.short}, `;
  return `${short}${formatFlag(name, spec)}${spec.placeholder === undefined ? "" : ` <${spec.placeholder}>`}`;
}

const describe = ({ description, values }: OptionSpec): string =>
  values ? `${description} One of ${values.join(", ")}.` : description;

function formatRows(rows: readonly Row[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join("\n");
}

const joinBlocks = (blocks: readonly string[]): string => `${blocks.filter(Boolean).join("\n\n")}\n`;
