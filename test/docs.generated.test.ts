import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { variables } from "../scripts/cli/environment.ts";
import { describe as describeOption, formatSynopsis, formatUsage } from "../scripts/cli/help.ts";
import type { Command, Program } from "../scripts/cli/command.ts";
import { commonOptions, type OptionSpecs } from "../scripts/cli/options.ts";
import { profileProgram } from "../scripts/commands/profile/program.ts";
import { ruleExamples } from "../scripts/lint/examples.generated.ts";
import { rules } from "../scripts/lint/rules.ts";
import { formats } from "../scripts/shell/formats.ts";
import { failures } from "./auth/faults.table.ts";
import { root } from "./support/bundles.ts";

/*
 * The tables in docs/ that repeat what the code says. `npm run generate` writes them, and this test fails when they are
 * stale.
 */

/** A table in Markdown; a bar inside a cell would end it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |\n`;
  return line(head) + line(head.map(() => "---")) + rows.map(line).join("");
}

/** Faults that a user cannot tell apart stand in one row. */
function faultRows(): string[][] {
  const rows = new Map<string, string[]>();
  for (const { name, code, says } of failures) {
    const [names = name, ...seen] = rows.get(`${code} ${says}`) ?? [];
    const alike = seen.length > 0 ? `${names}; ${name}` : names;
    rows.set(`${code} ${says}`, [alike, String(code), `\`\` ${says} \`\``]);
  }
  return [...rows.values()];
}

/** The rules at a glance. */
const ruleTable = (): string =>
  table(
    ["rule", "severity", "fix", "what it finds"],
    rules.map(({ id, severity, fixable, description }) => [
      `[${id}](#${id})`,
      severity,
      fixable ? "yes" : "",
      description.replaceAll("<", "&lt;"),
    ]),
  );

const codeBlock = (language: string, text: string): string => `\`\`\`${language}\n${text}\`\`\`\n`;

/** Each heading is what the help URLs of findings point to. */
const explainRules = (): string =>
  rules.map(({ id, severity, fixable, description, why }) => {
    const { bad, findings, good } = ruleExamples[id];
    const fix = fixable ? ", and `--fix` fixes it where that is safe" : "";
    return [
      `## ${id}\n`,
      `${description} It is ${severity === "warning" ? "a warning" : `an ${severity}`}${fix}.\n`.replaceAll(
        "<",
        "&lt;",
      ),
      `${why}\n`.replaceAll("<", "&lt;"),
      ...bad ? [`Bad:\n\n${codeBlock("yaml", bad)}`] : [],
      `It says, for example:\n\n${codeBlock("text", findings)}`,
      ...good ? [`Good:\n\n${codeBlock("yaml", good)}`] : [],
    ].join("\n");
  }).join("\n");

const code = (text: string): string => `\`${text}\``;

const optionTable = (options: OptionSpecs): string =>
  table(
    ["option", "what it does"],
    Object.entries(options).map(([name, spec]) => [code(formatUsage(name, spec).trim()), describeOption(spec)]),
  );

/** A command as its help shows it. */
function formatCommand({ name }: Program, command: Command): string {
  const { summary, options, examples, takesCommandLine } = command;
  const rest = takesCommandLine ? " -- COMMAND [ARG…]" : "";
  const shown = examples.map(({ command, does }) => `# ${does}\n${command}\n`);
  return [
    `### ${name} ${command.name}`.trim(),
    `${summary} Usage: ${code(`${name} ${formatSynopsis(command)} [options]${rest}`.replace("  ", " "))}`,
    ...Object.keys(options).length > 0 ? [optionTable(options).trim()] : [],
    ...shown.length > 0 ? [`\`\`\`sh\n${shown.join("")}\`\`\``] : [],
  ].map((block) => `${block}\n`).join("\n");
}

/** Every program with its commands. */
const commandsReference = (): string =>
  [profileProgram, ...Object.values(profileProgram.delegates ?? {})].map((program) => {
    const commands = program.commands.map((command) => formatCommand(program, command));
    return `## ${program.name}\n\n${program.summary}\n\n${commands.join("\n")}`;
  }).join("\n");

const variableTable = (): string =>
  table(
    ["variable", "what it does", "heeded by"],
    variables.map(({ name, description, programs = ["every command"] }) => [
      name.split(", ").map(code).join(", "),
      description,
      programs.join(", "),
    ]),
  );

/** What stands between `<!-- name -->` and `<!-- /name -->` in each document. */
const documents: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  commands: {
    common: () => optionTable(commonOptions),
    environment: variableTable,
    commands: commandsReference,
  },
  formats: {
    shells: () =>
      table(
        ["`--format`", "how to load a profile"],
        formats.map(({ name, aliases, usage }) => {
          const command = `stella-env packs-operator${name === "sh" ? "" : ` --format ${name}`}`;
          return [[name, ...aliases].map(code).join(", "), `\`\` ${usage(command)} \`\``];
        }),
      ),
  },
  logins: { faults: () => table(["fault", "exit code", "the message says"], faultRows()) },
  rules: { rules: ruleTable, explanations: explainRules },
};

it.each(Object.entries(documents))("docs/%s.md says what the code says", async (document, sections) => {
  const file = `${root}/docs/${document}.md`;
  let text = readFileSync(file, "utf8");
  for (const [name, render] of Object.entries(sections)) {
    const section = new RegExp(`(<!-- ${name} -->\n)[^]*(<!-- /${name} -->\n)`);
    expect(text, `docs/${document}.md has no section "${name}"`).toMatch(section);
    text = text.replace(section, (_, start: string, end: string) => start + render() + end);
  }
  await expect(text).toMatchFileSnapshot(file);
});
