import type { Command, Program } from "../scripts/cli/command.ts";
import { listVariables } from "../scripts/cli/environment.ts";
import { describe, formatSynopsis, formatUsage } from "../scripts/cli/help.ts";
import { commonOptions, type OptionSpecs } from "../scripts/cli/options.ts";
import { version } from "../scripts/core/version.ts";

/** What each exit code means, as in docs/formats.md. */
const exitCodes: readonly (readonly [code: string, meaning: string])[] = [
  ["0", "Done."],
  ["1", "Problems found, or a failure with no code of its own."],
  ["2", "Usage error, or a profile that cannot be used."],
  ["3", "Refused: wrong or missing secret, scope not granted, no valid token."],
  ["4", "Profile, template or file not found."],
  ["5", "Network forbidden and needed."],
  ["10", "Transient: time-out, refused connection, 429, 5xx. The only code to retry on."],
];

/**
 * The manual page of a program, in the man macros of roff (man(7)), from the declarations that its help shows.
 * @param others The programs of the package, for SEE ALSO.
 */
export function formatManPage(program: Program, others: readonly Program[]): string {
  const { name, summary, commands } = program;
  const options = (specs: OptionSpecs): string =>
    Object.entries(specs).map(([option, spec]) => entry(formatUsage(option, spec).trim(), describe(spec))).join("");
  const only = commands.find((command) => command.name === "");
  return [
    `.TH ${name.toUpperCase()} 1 "" "stella-profile ${version}" "stella-profile"\n`,
    section("NAME", `${escape(name)} \\- ${escape(lowerFirst(summary.replace(/\.$/, "")))}\n`),
    section("SYNOPSIS", commands.map((command) => `${formatSynopsisLine(name, command)}.br\n`).join("")),
    section("DESCRIPTION", `${escape(only?.summary ?? summary)}\n`),
    ...only ? [section("OPTIONS", options({ ...only.options, ...commonOptions }))] : [
      section("COMMANDS", commands.map((command) => formatVerb(command) + options(command.options)).join("")),
      section("OPTIONS", options(commonOptions)),
    ],
    section("ENVIRONMENT", listVariables(name).map((one) => entry(one.name, one.description)).join("")),
    section("EXIT STATUS", exitCodes.map(([code, meaning]) => entry(code, meaning)).join("")),
    section(
      "EXAMPLES",
      commands.flatMap(({ examples }) => examples).map(({ command, does }) => `.PP\n${escape(does)}:\n${code(command)}`)
        .join(""),
    ),
    section("SEE ALSO", `${others.filter((other) => other !== program).map(formatReference).join(",\n")}\n`),
  ].join("");
}

const section = (title: string, body: string): string => `.SH ${/ /.test(title) ? `"${title}"` : title}\n${body}`;

/** A term and what it means, indented below it. */
const entry = (term: string, text: string): string => `.TP\n\\fB${escape(term)}\\fR\n${escape(text)}\n`;

const code = (text: string): string => `.PP\n.RS 4\n.nf\n${escape(text)}\n.fi\n.RE\n`;

const formatVerb = (command: Command): string =>
  `.SS "${escape(formatSynopsis(command)).replaceAll('"', "\\(dq")}"\n${escape(command.summary)}\n`;

function formatSynopsisLine(program: string, command: Command): string {
  const words = [formatSynopsis(command), "[options]", ...command.takesCommandLine ? ["-- COMMAND [ARG…]"] : []];
  return `\\fB${escape(program)}\\fR ${escape(words.filter(Boolean).join(" "))}\n`;
}

const formatReference = ({ name }: Program): string => `\\fB${escape(name)}\\fR(1)`;

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/**
 * Text as roff takes it literally: a hyphen that can be copied, no control line, and characters beyond ASCII by their code
 * point (groff_char(7)), whatever the encoding of the reader's locale.
 */
function escape(text: string): string {
  return text.replaceAll("\\", "\\(rs").replaceAll("-", "\\-").replace(/^(?=[.'])/gm, "\\&")
    .replace(/[^ -~\n]/gu, (character) => {
      const hex = (character.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, "0");
      return `\\[u${hex}]`;
    });
}
