import { expect } from "vitest";
import { type Format, writeVariables } from "../../scripts/shell/format.ts";
import { findFormat } from "../../scripts/shell/formats.ts";
import { evaluated, type Shell, trappedDirectory } from "./shells.ts";
import { pieces } from "./tricky-values.ts";

/** How many values a shell reads at once: much larger environments make bash slow. */
const valuesPerShell = 250;

/** Expects every value that the shell's format can hold to come back byte for byte from one form of evaluation. */
export async function expectRoundTrip(shell: Shell, form: string, values: readonly string[]): Promise<void> {
  const format = findFormat(shell.format) as Format;
  const held = values.filter((value) => !(format.refuses ?? []).some(([pattern]) => pattern.test(value)));
  for (const piece of pieces(held, valuesPerShell)) {
    const variables = piece.map((value, index) => ({ name: `V${index}`, value }));
    const trap = trappedDirectory(variables.filter(({ value }) => value.includes("*")).map(({ name }) => name));
    const environment = await evaluated(shell, form, writeVariables(format, [], variables), { cwd: trap.path });
    const back = variables.map(({ name, value }) => ({ name, value: environment.get(name), sent: value }));
    expect(back.filter(({ value, sent }) => value !== sent)).toEqual([]);
    expect(trap.sprung()).toBe(false);
  }
}
