import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { CommandName } from "../support/bundles.ts";
import { runtimes } from "../support/bundles.ts";
import { givenHome } from "../support/given-home.ts";
import { atTerminal } from "../support/terminal.ts";
import { givenAuthority } from "../support/token-world.ts";

const { authority } = givenAuthority();

/** A success of each program; whether it has colours. */
const commandLines: readonly [command: CommandName, args: string[], coloured?: "coloured"][] = [
  ["stella-token", ["fetch", "packs-operator"]],
  ["stella-token", ["status", "packs-operator"]],
  ["stella-profile", ["list"]],
  ["stella-profile", ["show", "packs-operator"]],
  ["stella-profile", ["doctor", "packs-operator"], "coloured"],
  ["stella-profile", ["init", "--help"]],
  ["stella-lint", [], "coloured"],
  ["stella-env", ["packs-operator"]],
  ["stella-exec", ["packs-operator", "--token", "--", "echo", "hello"]],
];

/** Lines that are not broken: one value, alone or after its label, to be copied. */
const unbroken = /^\s*\S+(?:  +\S+)?$|(?:https?:|\/)\S+$/;

const settings: readonly [name: string, env: Readonly<Record<string, string>>, columns: number, coloured: boolean][] = [
  ["in colour, 40 columns wide", {}, 40, true],
  ["in colour, 80 columns wide", {}, 80, true],
  ["in colour, 200 columns wide", {}, 200, true],
  ["without control sequences, 80 columns wide", { TERM: "dumb" }, 80, false],
  ["with NO_COLOR, 80 columns wide", { NO_COLOR: "1" }, 80, false],
];

describe.each(runtimes)("on %s, a success at a terminal", (runtime) => {
  it.each(settings)("%s", async (_, env, columns, coloured) => {
    const { home, stella } = givenHome({ authority: authority(), profiles: { "packs-operator": {} } });
    writeFileSync(stella("profile.schema.json"), "{}", { mode: 0o600 });
    for (const [command, args, painted] of commandLines) {
      const terminal = atTerminal(
        command,
        runtime,
        args,
        { HOME: home, STELLA_PROFILE: "packs-operator", ...env },
        columns,
      );
      expect([await terminal.exit, terminal.shown()]).toEqual([0, expect.any(String)]);
      const shown = terminal.shown();
      expect(shown).not.toMatch(/\\u[0-9a-f]{4}/);
      // Nothing is cut but what help itself writes so, and progress.
      if (!args.includes("--help")) expect(shown).not.toMatch(/[^ ]…/);
      // Colours (m) and movements upwards (A). Deno itself clears the line on which it begins.
      // deno-lint-ignore no-control-regex
      const sequences = new Set(terminal.raw().match(/\x1b\[\d+[mA]/g)?.map((sequence) => sequence.at(-1)));
      expect(sequences.has("m")).toBe(painted !== undefined && coloured);
      if (env["TERM"] === "dumb") expect([...sequences]).toEqual([]);
      // A shell reads what stella-env prints.
      if (command === "stella-env") continue;
      const tooLong = shown.split("\n").filter((line) => line.length > columns && !unbroken.test(line));
      expect(tooLong).toEqual([]);
    }
  });
});
