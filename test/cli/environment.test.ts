import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { listVariables, variables } from "../../scripts/cli/environment.ts";
import { formatProgramHelp } from "../../scripts/cli/help.ts";
import { profileProgram } from "../../scripts/commands/profile/program.ts";
import { bundleOf, commands, root } from "../support/bundles.ts";
import { denoOptions } from "../support/shebang.ts";

const documented = new Set(variables.flatMap(({ name }) => name.split(", ")));

/** The variables that the sources read by their names. */
const read = readdirSync(join(root, "scripts"), { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts") && !file.endsWith(".generated.ts"))
  .flatMap((file) => {
    const text = readFileSync(join(root, "scripts", file), "utf8");
    return [...text.matchAll(/(?:\benv|Variable)\(\s*"([A-Z_]+)"/g)].map(([, name]) => name as string);
  });

describe("the table of environment variables", () => {
  it("is compared with sources that read some", () => expect(read).toContain("STELLAOPS_HOME"));

  it.each([...new Set(read)])("has %s, which the sources read", (name) => expect([...documented]).toContain(name));

  it.each(commands)("has every variable that the Deno bundle of %s may read, for that command", (command) => {
    const [, list = ""] = /^--allow-env=(.*)$/m.exec(denoOptions(bundleOf(command, "deno")).join("\n")) ?? [];
    const heeded = listVariables(command).flatMap(({ name }) => name.split(", "));
    const missing = list.split(",").filter(Boolean).filter((allowed) => {
      const prefix = allowed.endsWith("*") ? allowed.slice(0, -1) : undefined;
      return !heeded.some((name) => prefix === undefined ? name === allowed : name.startsWith(prefix));
    });
    expect(missing).toEqual([]);
  });
});

describe("help", () => {
  const programs = [profileProgram, ...Object.values(profileProgram.delegates ?? {})];

  it.each(programs)("of $name shows the variables that it heeds, and no others", (program) => {
    const [, block = ""] = /^Environment:\n((?: .*\n)+)/m.exec(formatProgramHelp(program, 100)) ?? [];
    const shown = variables.filter(({ name }) => block.includes(`  ${name} `)).map(({ name }) => name);
    expect(shown).toEqual(listVariables(program.name).map(({ name }) => name));
    expect(shown).toContain("STELLAOPS_HOME");
  });
});
