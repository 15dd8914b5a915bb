import { describe, expect, it } from "vitest";
import { writeVariables } from "../../scripts/shell/format.ts";
import { sh } from "../../scripts/shell/formats/sh.ts";
import { managedNames } from "../../scripts/shell/variables.ts";
import { describeShell, evaluated, posixShells } from "../support/shells.ts";

/** Settings that change how a shell reads words. */
const settings: Readonly<Record<string, readonly string[]>> = {
  dash: ["set -feu"],
  bash: ["shopt -s failglob nullglob extglob dotglob globstar; set -euC", "set -o posix"],
  zsh: ["setopt sh_word_split glob_subst extended_glob null_glob", "emulate sh", "emulate ksh"],
  mksh: ["set -o posix -o braceexpand"],
  ksh93: ["set -o globstar -o braceexpand"],
  yash: ["set -o posixlycorrect"],
  busybox: ["set -feu"],
};

/** Separators that scripts set; the plain values hold none of them. */
const separators = ["IFS=", "IFS='\n'"];

describe("unquoted sh output has the same effect under any shell setting", () => {
  const variables = [
    { name: "V", value: "a*b\t[c]  {d,e}\n" },
    { name: "W", value: "packs.read packs.run" },
  ];
  const statements = writeVariables(sh, managedNames, variables);

  for (const shell of posixShells) {
    describeShell(shell, () => {
      it.each([...settings[shell.name] ?? [], ...separators])("%s", async (setting) => {
        const forms = { unquoted: (file: string) => `${setting}\n${shell.forms["unquoted"]?.(file) ?? ""}` };
        const environment = await evaluated({ ...shell, forms }, "unquoted", statements);
        expect([environment.get("V"), environment.get("W")]).toEqual(variables.map(({ value }) => value));
      });
    });
  }
});
