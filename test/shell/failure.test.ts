import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Format, writeFailure, writeVariables } from "../../scripts/shell/format.ts";
import { findFormat } from "../../scripts/shell/formats.ts";
import { managedNames } from "../../scripts/shell/variables.ts";
import { bundleOf, runtimes, spawnProgram } from "../support/bundles.ts";
import { temporaryDirectory } from "../support/io.ts";
import { describeShell, evaluated, runScript, shells } from "../support/shells.ts";

/** The variables of a profile that was loaded before. */
const left = Object.fromEntries(managedNames.map((name) => [name, "old"]));

/** Scripts that load a profile, guard the next command in a usual way, and print the environment at the end. */
const guards: Readonly<Record<string, Readonly<Record<string, (load: string) => string>>>> = {
  sh: {
    "&&": (load) => `${load} && echo went on; env`,
    "if": (load) => `if ${load}; then echo went on; fi; env`,
    "set -e in a subshell": (load) => `(set -e; ${load}; echo went on); ${load}; env`,
  },
  fish: { and: (load) => `${load}; and echo went on; env` },
  csh: { "&&": (load) => `${load} && echo went on; env` },
  elvish: { try: (load) => `try { ${load}; echo went on } catch e { nop }\nenv` },
  xonsh: { try: (load) => `try:\n    ${load}\n    print("went on")\nexcept RuntimeError:\n    pass\nenv` },
  nushell: {},
};

/** Statements in a file. */
function saved(statements: string): string {
  const file = join(temporaryDirectory(), "statements");
  writeFileSync(file, statements);
  return file;
}

for (const shell of shells) {
  const format = findFormat(shell.format) as Format;
  describeShell(shell, () => {
    describe.each(Object.keys(shell.forms))("%s", (form) => {
      const failing = (): string => shell.forms[form]?.(saved(writeFailure(format, managedNames, 4))) ?? "";

      it.each(Object.keys(guards[shell.format] ?? {}))(
        "writeFailure() stops what follows %s, and unloads the old profile",
        async (guard) => {
          const script = guards[shell.format]?.[guard]?.(failing()) ?? "";
          const { out } = await runScript(shell, script, { env: left });
          expect(out).not.toContain("went on");
          expect(out).toContain("PATH=");
          expect(out).not.toContain("old");
        },
      );

      it("writeFailure() makes the script fail", async () => {
        const strict = shell.format === "sh" ? "set -e; " : "";
        const go = ["fish", "csh"].includes(shell.format) ? "" : "\necho went on";
        const { code, out } = await runScript(shell, `${strict}${failing()}${go}`);
        expect({ failed: code !== 0, out }).toEqual({ failed: true, out: "" });
        if (["sh", "csh"].includes(shell.format)) expect(code).toBe(4);
      });

      it.each([["set", left], ["not set", {}]])("unsetting succeeds when the variables are %s", async (_, env) => {
        const statements = writeVariables(format, managedNames, []);
        expect(await runScript(shell, shell.forms[form]?.(saved(statements)) ?? "", { env })).toMatchObject({
          code: 0,
        });
        const environment = await evaluated(shell, form, statements, { env });
        expect([...environment.keys()].filter((name) => managedNames.includes(name))).toEqual([]);
      });
    });
  });
}

describe("writeVariables()", () => {
  for (const shell of shells) {
    describeShell(shell, () => {
      it("keeps what it sets beside what it clears", async () => {
        const variables = [{ name: "STELLA_PROFILE", value: "new" }];
        const statements = writeVariables(findFormat(shell.format) as Format, managedNames.slice(1), variables);
        const environment = await evaluated(shell, Object.keys(shell.forms)[0] ?? "", statements, { env: left });
        expect([...environment].filter(([name]) => managedNames.includes(name))).toEqual([["STELLA_PROFILE", "new"]]);
      });
    });
  }
});

for (const shell of shells.filter(({ name }) => name === "xonsh")) {
  describeShell(shell, () => {
    it("output that the shell lost counts as a failure", async () => {
      const { code, out } = await runScript(shell, `${findFormat(shell.format)?.usage("true")}\necho went on`);
      expect({ failed: code !== 0, out }).toEqual({ failed: true, out: "" });
    });
  });
}

describe.each(runtimes)("in make, with the bundle for %s", (runtime) => {
  it("a recipe stops, and make fails", async () => {
    const command = bundleOf("stella-env", runtime);
    const makefile = saved(`all:\n\t@eval "$$('${command}' nope)" && echo went on\n\t@echo went on\n`);
    const { code, out } = await spawnProgram("make", ["-f", makefile], { env: { HOME: temporaryDirectory() } });
    expect([code, out]).toEqual([2, ""]);
  });
});
