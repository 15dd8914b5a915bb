import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { type Attack, describeAttacks } from "../support/attacks.ts";
import type { CommandName, Spawned } from "../support/bundles.ts";
import { givenHome, type Home } from "../support/given-home.ts";
import { profileText } from "../support/profile-text.ts";

/** What the runners of GitHub, Azure and TeamCity take for a command; GitHub's ignores spaces at the start of a line. */
const runnerCommand = /^\s*::(?:error|add-mask|warning)|##\w*\[/m;

/** Names that are commands, in a folder of somebody else's. */
const names = ["::error::x.yaml", "##vso[task.complete]x.yaml", "##[error]x.yaml"];

/** A profile whose keys, values and comments are commands, too. */
const text = `# ::error::comment
${profileText({ clientId: "##vso[task.setvariable variable=a]b", scope: "::add-mask::c ##[error]d packs:run" })}
"::error::key": "##[error]e"
##[error]another comment
`;

/** A folder of such profiles, and one of them in the StellaOps home. */
function givenForeign(): Home & { readonly folder: string } {
  const home = givenHome({ profiles: { "packs-operator": text } });
  const folder = join(home.home, "checkout");
  mkdirSync(folder);
  for (const name of names) writeFileSync(join(folder, name), text);
  return { ...home, folder };
}

/** Runs a command in the folder. */
const inFolder = (command: CommandName, args: readonly string[]): Attack["play"] => async ({ run }) => {
  const { home, folder } = givenForeign();
  const { out, err } = await run(command, args, { cwd: folder, env: { HOME: home } });
  expect(out + err).not.toBe("");
  expect(out.replace(/^::(?:error|warning|notice) title=stella-lint .*/gm, "")).not.toMatch(runnerCommand);
  expect(err).not.toMatch(runnerCommand);
};

const printed: readonly [CommandName, string[]][] = [
  ["stella-lint", ["."]],
  ["stella-lint", [".", "-f", "compact"]],
  ["stella-lint", [".", "-f", "json"]],
  ["stella-lint", [".", "-f", "sarif"]],
  ["stella-lint", [".", "-f", "junit"]],
  ["stella-lint", [".", "-f", "github"]],
  ["stella-lint", [".", "--fix-dry-run"]],
  ["stella-lint", ["::error::y"]],
  ["stella-profile", ["list"]],
  ["stella-profile", ["show", "packs-operator", "--verbose"]],
  ["stella-profile", ["show", "./::error::x.yaml", "--json"]],
  ["stella-profile", ["doctor", "packs-operator", "--offline", "--verbose"]],
  ["stella-profile", ["init", "packs-operator", "--check"]],
  ["stella-profile", ["::error::verb"]],
  ["stella-token", ["get", "./::error::x.yaml", "--offline", "--verbose"]],
];

describeAttacks([
  ...printed.map(([command, args]): Attack => ({
    who: "the author of a checkout",
    by: `names, keys, values and comments that ${[command, ...args].join(" ")} shows`,
    toGain: "a command that the CI runner obeys",
    happens: "the runner sees none",
    play: inFolder(command, args),
  })),
  {
    who: "the author of a checkout",
    by: "a file name that is a command",
    toGain: "a report about another file",
    happens: "programs read the very name",
    async play({ run }) {
      const { home, folder } = givenForeign();
      const lint = (format: string): Promise<Spawned> =>
        run("stella-lint", [".", "-f", `${format}=${home}/report`], { cwd: folder, env: { HOME: home } });
      await lint("json");
      const { findings } = JSON.parse(readFileSync(join(home, "report"), "utf8"));
      expect(new Set(findings.map(({ file }: { file: string }) => file))).toEqual(new Set(names));
      await lint("junit");
      expect(readFileSync(join(home, "report"), "utf8")).toContain('<testsuite name="&#35;#[error]x.yaml"');
    },
  },
]);
