import { type Definition, formatDefinitions, wrapHanging } from "../core/wrap-text.ts";
import type { Command, Program } from "./command.ts";
import { listVariables } from "./environment.ts";
import { commonOptions, formatFlag, type OptionSpec, type OptionSpecs } from "./options.ts";

/** Lines are not longer than this, however wide the terminal: longer ones are hard to read. */
const maxWidth = 100;

/** Help for a whole program, at most `columns` wide: its verbs, or its only command in full. */
export function formatProgramHelp(program: Program, columns: number): string {
  const [only, second] = program.commands;
  if (only?.name === "" && !second) return formatCommandHelp(program, only, columns);
  const width = Math.min(columns, maxWidth);
  const rows: Definition[] = [
    ...program.commands.map((command): Definition => [formatSynopsis(command), command.summary]),
    ...Object.entries(program.delegates ?? {}).map(([name, other]): Definition => [`${name} …`, other.summary]),
  ];
  return joinBlocks([
    wrapHanging(program.summary, width, "", ""),
    formatUsageLine(`${program.name} <verb> [options]`, width),
    `Verbs:\n${formatDefinitions(rows, width, "  ")}`,
    formatOptions("Options", commonOptions, width),
    formatEnvironment(program, width),
    wrapHanging(`${program.name} <verb> --help shows the options and examples of a verb.`, width, "", ""),
  ]);
}

/** Help for one command, at most `columns` wide: usage, options, examples. */
export function formatCommandHelp(program: Program, command: Command, columns: number): string {
  const width = Math.min(columns, maxWidth);
  const rest = command.takesCommandLine ? ["--", "COMMAND", "[ARG…]"] : [];
  const usage = [program.name, formatSynopsis(command), "[options]", ...rest].filter(Boolean).join(" ");
  const examples = command.examples.map(({ command, does }) =>
    `${wrapHanging(does, width, "  # ", "  # ")}\n${foldCommand(command, width)}`
  );
  return joinBlocks([
    wrapHanging(command.summary, width, "", ""),
    formatUsageLine(usage, width),
    Object.keys(command.options).length > 0 ? formatOptions("Options", command.options, width) : "",
    formatOptions("Common options", commonOptions, width),
    command.name === "" ? formatEnvironment(program, width) : "",
    examples.length > 0 ? `Examples:\n${examples.join("\n")}` : "",
  ]);
}

/** A command as typed, without its options: `secret set [profile]`. */
export const formatSynopsis = ({ name, positionals }: Command): string => `${name} ${positionals.usage}`.trim();

const formatUsageLine = (usage: string, width: number): string =>
  `Usage:\n${wrapHanging(usage, width, "  ", "      ")}`;

function formatOptions(title: string, options: OptionSpecs, width: number): string {
  const rows = Object.entries(options).map(([name, spec]): Definition => [formatUsage(name, spec), describe(spec)]);
  return `${title}:\n${formatDefinitions(rows, width, "  ")}`;
}

/** A command line, continued on the next one where it is too long: it can still be copied. Quoted words stay whole. */
function foldCommand(command: string, width: number): string {
  const words = command.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? [];
  return words.reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined) return [`  ${word}`];
    // Two columns for the backslash.
    if (last.length + 1 + word.length > width - 2) return [...lines.slice(0, -1), `${last} \\`, `    ${word}`];
    return [...lines.slice(0, -1), `${last} ${word}`];
  }, []).join("\n");
}

function formatEnvironment({ name }: Program, width: number): string {
  const rows = listVariables(name).map(({ name, description }): Definition => [name, description]);
  return `Environment:\n${formatDefinitions(rows, width, "  ")}`;
}

/** `-f, --format <format>`, the long forms below each other. */
export function formatUsage(name: string, spec: OptionSpec): string {
  const short = spec.short === undefined ? "    " : `-${spec.short}, `;
  return `${short}${formatFlag(name, spec)}${spec.placeholder === undefined ? "" : ` <${spec.placeholder}>`}`;
}

/** The description of an option with the values that it takes. */
export const describe = ({ description, values }: OptionSpec): string =>
  values ? `${description} One of ${values.join(", ")}.` : description;

const joinBlocks = (blocks: readonly string[]): string => `${blocks.filter(Boolean).join("\n\n")}\n`;
