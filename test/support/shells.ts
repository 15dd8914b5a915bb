import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe } from "vitest";
import { binPath, type SpawnOptions, spawnProgram } from "./bundles.ts";
import { temporaryDirectory } from "./io.ts";

/** A shell as tests drive it. */
export interface Shell {
  readonly name: string;
  /** What `--format` is called for it. */
  readonly format: string;
  /** Runs a script file without the user's settings. */
  readonly command: readonly [program: string, ...args: string[]];
  /** The ways to evaluate output: scripts that evaluate what is in a file. */
  readonly forms: Readonly<Record<string, (file: string) => string>>;
}

const posixForms: Shell["forms"] = {
  unquoted: (file) => `eval $(cat ${file})`,
  quoted: (file) => `eval "$(cat ${file})"`,
  sourced: (file) => `. ${file}`,
};
const substitutedForms: Shell["forms"] = { ...posixForms, sourced: (file) => `source <(cat ${file})` };

const posix = (
  name: string,
  command: Shell["command"],
  forms = posixForms,
): Shell => ({ name, format: "sh", command, forms });

/** The POSIX family. */
export const posixShells: readonly Shell[] = [
  posix("dash", ["dash"]),
  posix("bash", ["bash", "--norc"], substitutedForms),
  posix("zsh", ["zsh", "-f"], substitutedForms),
  posix("mksh", ["mksh"]),
  posix("ksh93", ["ksh93"], substitutedForms),
  posix("yash", ["yash", "--norcfile"]),
  posix("busybox", ["busybox", "sh"]),
];

/** Every shell that tests run. */
export const shells: readonly Shell[] = [
  ...posixShells,
  {
    name: "fish",
    format: "fish",
    command: ["fish", "--no-config"],
    forms: {
      piped: (file) => `cat ${file} | source`,
      unquoted: (file) => `eval (cat ${file})`,
      quoted: (file) => `eval "$(cat ${file})"`,
    },
  },
  {
    name: "tcsh",
    format: "csh",
    command: ["tcsh", "-f"],
    forms: {
      unquoted: (file) => `eval \`cat ${file}\``,
      quoted: (file) => `eval "\`cat ${file}\`"`,
    },
  },
  {
    name: "elvish",
    format: "elvish",
    command: ["elvish", "-norc"],
    forms: { captured: (file) => `eval (cat ${file})`, slurped: (file) => `eval (cat ${file} | slurp)` },
  },
  {
    name: "xonsh",
    format: "xonsh",
    command: ["xonsh", "--no-rc"],
    // It loses the output of `cat` in one run of thirty on a busy machine.
    forms: { captured: (file) => `execx(${`$(cat ${file}) or `.repeat(5)}"raise EOFError")` },
  },
  {
    name: "nu",
    format: "nushell",
    command: ["nu", "--no-config-file"],
    forms: { sourced: (file) => `source ${file}` },
  },
];

const isInstalled = (program: string): boolean =>
  binPath.split(":").some((directory) => {
    try {
      accessSync(join(directory, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** A suite for one shell: skipped visibly where the shell is missing, unless `CI` is `true`; then it fails. */
export function describeShell(shell: Shell, body: () => void): void {
  const isRun = isInstalled(shell.command[0]) || process.env["CI"] === "true";
  if (isRun) describe(shell.name, body);
  else describe.skip(`${shell.name} (skipped: not installed)`, body);
}

/** What a script did. */
export interface ShellRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a script in a shell. */
export function runScript(shell: Shell, script: string, options: SpawnOptions = {}): Promise<ShellRun> {
  const file = join(temporaryDirectory(), "script");
  writeFileSync(file, `${script}\n`);
  const [program, ...args] = shell.command;
  return spawnProgram(program, [...args, file], { ...options, env: { LC_ALL: "C.UTF-8", ...options.env } });
}

/** The environment after a shell has evaluated statements in one of its forms. */
export async function evaluated(
  shell: Shell,
  form: string,
  statements: string,
  options: SpawnOptions = {},
): Promise<Map<string, string>> {
  const file = join(temporaryDirectory(), "statements.nu");
  writeFileSync(file, statements);
  const script = `${shell.forms[form]?.(file)}\nenv -0`;
  const { code, out, err } = await runScript(shell, script, options);
  if (code !== 0 || err !== "") throw new Error(`${shell.name}, ${form}: exit ${code}: ${err}`);
  return new Map(
    out.split("\0").filter(Boolean).map((line) => {
      const [name = ""] = line.split("=", 1);
      return [name, line.slice(name.length + 1)];
    }),
  );
}

/** A file that exists when a trap has been triggered. */
const prey = "SPRUNG";

/**
 * A directory whose file names match what a careless encoder would print for `*` and for `a*b`, and run a command when
 * they are put in its place; and what words of octal escapes would match with their backslashes gone.
 */
export function trappedDirectory(names: readonly string[]): { readonly path: string; sprung(): boolean } {
  const path = join(temporaryDirectory(), "trapped");
  mkdirSync(path);
  const baits = names.flatMap((name) =>
    ["'", '"', ""].flatMap((quote) =>
      [["", ""], ["a", "b"]].map(([start, end]) =>
        `${name}=${quote}${start}${quote};touch ${prey};${quote}${end}${quote};`
      )
    )
  );
  for (const name of [...baits, "'052.'`\";", "'a052b.'`\";", "-n", "a b"]) writeFileSync(join(path, name), "");
  return { path, sprung: () => existsSync(join(path, prey)) };
}
