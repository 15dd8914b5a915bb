import { describe, expect, it } from "vitest";
import { envProgram } from "../../scripts/commands/env.ts";
import { managedNames } from "../../scripts/shell/variables.ts";
import { runProgram, testIo } from "../support/io.ts";
import { writeProfile } from "../support/profiles.ts";

const cleared = managedNames.join(" ");

describe("what loading a profile sets", () => {
  it("is its name, the backend and the keys of the CLI, paths expanded, after clearing what may have been left", async () => {
    const io = testIo();
    writeProfile(io.home, "packs-operator");
    expect(await runProgram(envProgram, ["packs-operator"], io)).toEqual({
      code: 0,
      err: "",
      out: `unset -v StellaOps__Authority__ClientSecret STELLA_TOKEN STELLA_TOKEN_EXPIRES_AT;
export STELLA_PROFILE='packs-operator';
export StellaOps__Authority__Url='https://authority.example.com';
export StellaOps__Authority__ClientId='pack-operator';
export StellaOps__Authority__ClientSecretFile='${io.home}/.stellaops/secrets/pack-operator.secret';
export StellaOps__Authority__Scope='packs.read packs.run';
export StellaOps__Authority__TokenCacheDirectory='${io.home}/.stellaops/tokens';
export STELLAOPS_BACKEND_URL='https://task-runner.example.com';
export StellaOps__BackendUrl='https://task-runner.example.com';
`,
    });
  });

  it("is only STELLA_PROFILE with --only-profile", async () => {
    const io = testIo();
    writeProfile(io.home, "packs-operator");
    const { out } = await runProgram(envProgram, ["packs-operator", "--only-profile", "--format", "json"], io);
    expect(JSON.parse(out)).toEqual({
      ...Object.fromEntries(managedNames.map((name) => [name, null])),
      STELLA_PROFILE: "packs-operator",
    });
  });

  it("names a profile outside the home by its path", async () => {
    const io = testIo();
    const file = writeProfile(`${io.home}/elsewhere`, "p");
    const { out } = await runProgram(envProgram, [file, "--only-profile", "--format=json"], io);
    expect(JSON.parse(out)).toMatchObject({ STELLA_PROFILE: file });
  });

  it("leaves out an inline secret, and says so", async () => {
    const io = testIo();
    writeProfile(io.home, "p", { secretLine: "ClientSecret: canary-secret" });
    const { code, out, err } = await runProgram(envProgram, ["p", "--verbose"], io);
    expect(code).toBe(0);
    expect(out + err).not.toContain("canary-secret");
    expect(err).toBe(
      'the ClientSecret in profile "p" is not exported. programs that need it have to read the profile\n',
    );
  });
});

it("--unset undoes all that may have been set, without a profile", async () => {
  const { code, out } = await runProgram(envProgram, ["--unset"], testIo());
  expect([code, out]).toEqual([0, `unset -v ${cleared};\n`]);
});

describe("on failure, standard output clears the old profile and fails in the shell that was asked for", () => {
  const sh = (code: number): string => `unset -v ${cleared};\n(exit ${code});\n`;
  const fish = `set -e ${cleared}; or true;\nfalse;\n`;
  const table: readonly [string, string[], number, string][] = [
    ["a profile that is not there", ["nope"], 4, sh(4)],
    ["no profile named", [], 2, sh(2)],
    ["an unknown option", ["p", "--bogus"], 2, sh(2)],
    ["an unknown format", ["p", "--format", "zhs"], 2, sh(2)],
    ["an unknown option, in an alias", ["--bogus", "--format=bash"], 2, sh(2)],
    ["in fish", ["nope", "--format", "fish"], 4, fish],
    ["in fish, by the short option", ["nope", "-f", "fish"], 4, fish],
    ["json, which nothing evaluates", ["nope", "--format", "json"], 4, ""],
  ];
  it.each(table)("%s", async (_, argv, code, out) => {
    const ran = await runProgram(envProgram, argv, testIo());
    expect(ran).toMatchObject({ code, out });
    expect(ran.err).toMatch(/^error: /);
  });
});

describe("on a terminal, one line says how to use the output", () => {
  const table: readonly [string[], string][] = [
    [["p"], 'nothing is loaded yet. to load it: eval "$(stella-env p)"\n'],
    [
      ["p", "-f", "fish", "--only-profile"],
      "nothing is loaded yet. to load it: stella-env p --format fish --only-profile | source\n",
    ],
    [["p", "--quiet"], ""],
  ];
  it.each(table)("%j", async (argv, err) => {
    const io = testIo({ stdoutIsTerminal: true });
    writeProfile(io.home, "p");
    expect(await runProgram(envProgram, argv, io)).toMatchObject({ code: 0, err });
  });
});

it("prints help for people, not for eval", async () => {
  const { code, out, err } = await runProgram(envProgram, ["--help"], testIo());
  expect([code, out]).toEqual([0, ""]);
  expect(err).toContain("Usage:\n  stella-env [profile] [options]");
});
