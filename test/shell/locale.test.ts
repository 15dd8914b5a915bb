import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeVariables } from "../../scripts/shell/format.ts";
import { sh } from "../../scripts/shell/formats/sh.ts";
import { temporaryDirectory } from "../support/io.ts";
import { describeShell, evaluated, posixShells, runScript } from "../support/shells.ts";

const variables = [
  { name: "V", value: "grüße, 鍵" },
  { name: "W", value: "packs-operator" },
  { name: "X", value: "é" },
];
const statements = writeVariables(sh, [], variables);

/** A locale without characters beyond ASCII. */
const env = { LC_ALL: "C" };

describe("in the C locale, sh output", () => {
  for (const shell of posixShells.filter(({ name }) => name !== "yash")) {
    describeShell(shell, () => {
      it.each(Object.keys(shell.forms))("has the same effect: %s", async (form) => {
        const environment = await evaluated(shell, form, statements, { env });
        expect(variables.map(({ name }) => environment.get(name))).toEqual(variables.map(({ value }) => value));
      });
    });
  }

  for (const shell of posixShells.filter(({ name }) => name === "yash")) {
    describeShell(shell, () => {
      it.each(Object.keys(shell.forms))(
        "fails, says so and unsets what it set, since yash would lose it: %s",
        async (form) => {
          const file = join(temporaryDirectory(), "statements");
          writeFileSync(file, statements);
          const script = `${shell.forms[form]?.(file)}\necho "$? [$V$W$X]"`;
          expect(await runScript(shell, script, { env })).toEqual({
            code: 0,
            out: "2 []\n",
            err: "stella-env: this shell cannot hold a value in its locale. set LC_ALL=C.UTF-8\n",
          });
          expect((await runScript(shell, `set -e\n${script}`, { env })).code).toBe(2);
        },
      );
    });
  }
});
