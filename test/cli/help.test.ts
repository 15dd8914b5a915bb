import { describe, expect, it } from "vitest";
import { formatCommandHelp, formatProgramHelp } from "../../scripts/cli/help.ts";
import { profileProgram } from "../../scripts/commands/profile/program.ts";

const programs = [profileProgram, ...Object.values(profileProgram.delegates ?? {})];
const helps = programs.flatMap((program) => [
  { title: program.name, format: (columns: number) => formatProgramHelp(program, columns) },
  ...program.commands.map((command) => ({
    title: `${program.name} ${command.name}`,
    format: (columns: number) => formatCommandHelp(program, command, columns),
  })),
]);

/** What help says, whatever its lines: a command that is continued on the next line is one command. */
const joinLines = (text: string): string => text.replace(/ \\\n/g, " ").replace(/\n\s*# /g, " ").replace(/\s+/g, " ");

describe.each(helps)("help of $title", ({ format }) => {
  it.each([40, 80, 200])("fits %i columns, breaking between words only", (columns) => {
    const text = format(columns);
    const tooLong = text.split("\n").filter((line) => line.length > Math.min(columns, 100));
    // A word that is longer than the line stays whole.
    expect(tooLong.filter((line) => /\S\s+\S/.test(line.trim().replace(/ \\$/, "")))).toEqual([]);
    expect(joinLines(text)).toBe(joinLines(format(1000)));
  });
});
