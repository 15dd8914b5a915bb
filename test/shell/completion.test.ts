import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { profileProgram } from "../../scripts/commands/profile/program.ts";
import { formatNames } from "../../scripts/shell/formats.ts";
import { runProgram, testIo } from "../support/io.ts";
import { givenHome } from "../support/given-home.ts";
import { describeShell, runScript, type Shell, shells } from "../support/shells.ts";

/** A home with profiles, a file with a name that no profile can have, and a file to complete. */
function createHome(): string {
  const { home, profile } = givenHome({ profiles: { "packs-approver": {}, "packs-operator": {} } });
  writeFileSync(profile("$(touch SPRUNG)"), "");
  mkdirSync(join(home, "folder"));
  writeFileSync(join(home, "folder", "some.file"), "");
  return home;
}

/** Prints the candidates for a line that ends where the cursor is; options in their long form. */
const asking: Readonly<Record<string, (words: readonly string[]) => string>> = {
  // bash itself splits --format=sh in three.
  bash(words) {
    const split = words.flatMap((word) => word.split(/(=)/)).map((word) => `'${word}'`);
    return `COMP_WORDS=(${split.join(" ")}) COMP_CWORD=${split.length - 1}; _stella; printf '%s\\n' "\${COMPREPLY[@]}"`;
  },
  fish: (words) =>
    `complete -C '${
      words.join(" ")
    }' | string replace -r '\\t.*' '' | string match -rv '^-\\w$' | string replace -r '^--\\w+=' ''`,
};

async function script(shell: string): Promise<string> {
  const { code, out } = await runProgram(profileProgram, ["completion", shell], testIo());
  expect(code).toBe(0);
  return out;
}

async function candidates(shell: Shell, line: string): Promise<string[]> {
  const cwd = createHome();
  const words = line.split(" ");
  const { out, err } = await runScript(shell, `${await script(shell.name)}\n${asking[shell.name]?.(words) ?? ""}`, {
    cwd,
    env: { HOME: cwd },
  });
  expect(err).toBe("");
  return out.split("\n").filter(Boolean).sort();
}

const common = ["--help", "--quiet", "--verbose", "--version"];
const profiles = ["packs-approver", "packs-operator"];
const table: readonly [line: string, words: readonly string[]][] = [
  ["stella-profile se", ["secret"]],
  ["stella-profile secret ", ["check", "set"]],
  ["stella-profile secret set pa", profiles],
  ["stella-env packs-o", ["packs-operator"]],
  ["stella-env -", [...common, "--format", "--only-profile", "--token", "--unset"].sort()],
  ["stella-env --format ", [...formatNames].sort()],
  ["stella-env --format=fi", ["fish"]],
  ["stella-env -f zs", ["zsh"]],
  ["stella-env packs-operator --format elv", ["elvish"]],
  ["/usr/local/bin/stella-env packs-o", ["packs-operator"]],
  ["stella-profile env --format elv", ["elvish"]],
  ["stella-profile token get pa", profiles],
  ["stella-token get --client-auth ", ["basic", "post"]],
  ["stella-exec --pack-r", ["--pack-run-id"]],
  ["stella-lint --rule inline-s", ["error", "info", "off", "warning"].map((level) => `inline-secret=${level}`)],
  ["stella-profile ci github --profile packs-o", ["packs-operator"]],
  ["stella-profile templates --print op", ["operator"]],
  ["stella-token get --scope packs.r", ["packs.read", "packs.run"]],
  ["stella-token get --tenant ", []],
  ["stella-token get packs-operator ", []],
  ["stella-token fetch packs-operator packs-a", ["packs-approver"]],
  ["stella-token get --tenant acme packs-o", ["packs-operator"]],
  ["stella-profile copy packs-o", ["packs-operator"]],
  ["stella-profile copy packs-operator packs-a", []],
  ["stella-profile init ", []],
  ["stella-profile completion ", ["bash", "fish", "zsh"]],
];

for (const shell of shells.filter(({ name }) => name in asking)) {
  describeShell(shell, () => {
    it.each(table)("completes %j", async (line, words) => expect(await candidates(shell, line)).toEqual(words));

    it("completes the command after --", async () =>
      expect(await candidates(shell, "stella-exec packs-operator -- mkfif")).toContain("mkfifo"));
  });
}

describeShell(shells.find(({ name }) => name === "bash") as Shell, () => {
  const bash = shells.find(({ name }) => name === "bash") as Shell;
  it.each([
    ["stella-lint --rule inline-secret=", ["error", "info", "off", "warning"]],
    ["stella-lint --rule=inline-secret=w", ["warning"]],
    ["stella-env --format=sh packs-o", ["packs-operator"]],
    ["stella-env --format=sh packs-operator pa", []],
  ])(
    "completes what is after the last = of %j, where it splits words",
    async (line, words) => expect(await candidates(bash, line)).toEqual(words),
  );
});

describeShell(shells.find(({ name }) => name === "zsh") as Shell, () => {
  /** Types a line and TAB into a real zsh, and returns what the line then is. */
  async function completed(line: string, start = "autoload -U compinit; compinit -u -D; "): Promise<string> {
    const directory = createHome();
    writeFileSync(join(directory, "_stella"), await script("zsh"));
    const typist = `
      zmodload zsh/zpty
      zpty zsh "PS1= zsh -f -i"
      zpty -w zsh "${start}source ./_stella; show() { print -r -- '<'\\$BUFFER'>'; BUFFER=; zle accept-line }"
      zpty -w zsh "zle -N show; bindkey '^X' show; unsetopt list_beep zle_bracketed_paste; print rea''dy"
      zpty -r zsh output '*ready*'
      zpty -w -n zsh $'${line}\\t\\C-X'
      zpty -r zsh output $'*<*>*'
      print -r -- "$output"`;
    const zsh = shells.find(({ name }) => name === "zsh") as Shell;
    const { out } = await runScript(zsh, typist, { cwd: directory, env: { HOME: directory, TERM: "dumb" } });
    return /<([^>]*)>/.exec(out)?.[1] ?? out;
  }

  const lines: readonly [string, string][] = [
    ["stella-profile secr", "stella-profile secret "],
    ["stella-profile secret se", "stella-profile secret set "],
    ["stella-profile secret set packs-o", "stella-profile secret set packs-operator "],
    ["stella-env --only", "stella-env --only-profile "],
    ["stella-env --format elv", "stella-env --format elvish "],
    ["stella-env --format=elv", "stella-env --format=elvish "],
    ["stella-profile env packs-o", "stella-profile env packs-operator "],
    ["stella-lint fold", "stella-lint folder/"],
    ["stella-lint --rule inline-secret=w", "stella-lint --rule inline-secret=warning "],
    ["stella-profile ci github --profile packs-o", "stella-profile ci github --profile packs-operator "],
    ["stella-token get packs-operator packs-a", "stella-token get packs-operator packs-a"],
    ["stella-exec packs-operator -- mkfif", "stella-exec packs-operator -- mkfifo "],
  ];
  it.each(lines)("completes %j", async (line, whole) => expect(await completed(line)).toBe(whole));

  it("completes where nothing has started completion yet", async () =>
    expect(await completed("stella-env --only", "")).toBe("stella-env --only-profile "));
});

describe("stella-profile completion", () => {
  it("names the shells when given another", async () =>
    expect(await runProgram(profileProgram, ["completion", "nu"], testIo())).toMatchObject({
      code: 2,
      out: "",
      err: 'error: unknown shell "nu". choose one of bash, zsh, fish\nhint: run stella-profile completion --help\n',
    }));
});
