import { describe, expect, it } from "vitest";
import { type Format, writeFailure, writeVariables } from "../../scripts/shell/format.ts";
import { cmd } from "../../scripts/shell/formats/cmd.ts";
import { powershell } from "../../scripts/shell/formats/powershell.ts";
import { managedNames } from "../../scripts/shell/variables.ts";
import { batchModes, readBatch } from "../support/cmd.ts";
import { readPowerShell } from "../support/powershell.ts";
import { sequences, trickyWindowsCharacters } from "../support/tricky-values.ts";

const values = [1, 2, 3].flatMap((length) => sequences(trickyWindowsCharacters, length));

const canHold = ({ refuses }: Format, value: string): boolean => !refuses?.some(([pattern]) => pattern.test(value));

describe("powershell, read as documented", () => {
  it(`returns each of ${values.length} values unchanged`, () => {
    const variables = values.map((value, index) => ({ name: `V${index}`, value }));
    const { environment } = readPowerShell(writeVariables(powershell, managedNames, variables));
    expect(variables.filter(({ name, value }) => environment.get(name) !== value)).toEqual([]);
  });

  it("is one line of printable ASCII, which every way to Invoke-Expression keeps whole", () =>
    expect(writeVariables(powershell, managedNames, values.map((value) => ({ name: "V", value })))).toMatch(
      /^[ -~]+\n$/,
    ));

  it("throws after clearing", () =>
    expect(readPowerShell(writeFailure(powershell, managedNames, 4))).toEqual({
      environment: new Map(),
      thrown: "stella-env failed with exit code 4",
    }));
});

describe.each(batchModes)("cmd in a %s, read as documented", (mode) => {
  it.each([false, true])(
    "returns each value that it does not refuse unchanged, delayed expansion %s",
    (delayedExpansion) => {
      const held = values.filter((value) => canHold(cmd, value));
      expect(held).toEqual(expect.arrayContaining([" ", "^", "&", "|", "=<>", "\\^&", "'`$"]));
      const variables = held.map((value, index) => ({ name: `V${index}`, value }));
      const { environment } = readBatch(writeVariables(cmd, managedNames, variables), mode, delayedExpansion);
      expect(variables.filter(({ name, value }) => environment.get(name) !== value)).toEqual([]);
    },
  );

  it("exits with the code after clearing", () =>
    expect(readBatch(writeFailure(cmd, managedNames, 4), mode, true)).toEqual({ environment: new Map(), exitCode: 4 }));
});
