import { describe, expect, it } from "vitest";
import { envProgram } from "../../scripts/commands/env.ts";
import { managedNames } from "../../scripts/shell/variables.ts";
import { givenHome } from "../support/given-home.ts";

const cleared = managedNames.join(" ");

describe("stella-env", () => {
  it("clears what may be left, and sets the profile's name, its keys with expanded paths, and the backend", async () => {
    const { home, run } = givenHome({ profiles: { "packs-operator": {} } });
    expect(await run(envProgram, ["packs-operator"])).toEqual({
      code: 0,
      err: "",
      out: `unset -v StellaOps__Authority__ClientSecret STELLA_TOKEN STELLA_TOKEN_EXPIRES_AT;
export STELLA_PROFILE='packs-operator';
export StellaOps__Authority__Url='https://authority.example.com';
export StellaOps__Authority__ClientId='pack-operator';
export StellaOps__Authority__ClientSecretFile='${home}/.stellaops/secrets/pack-operator.secret';
export StellaOps__Authority__Scope='packs.read packs.run';
export StellaOps__Authority__TokenCacheDirectory='${home}/.stellaops/tokens';
export STELLAOPS_BACKEND_URL='https://task-runner.example.com';
export StellaOps__BackendUrl='https://task-runner.example.com';
`,
    });
  });

  it("names a profile outside the home by its path", async () => {
    const { home, run } = givenHome();
    const file = givenHome({ home: `${home}/elsewhere`, profiles: { p: {} } }).profile("p");
    const { out } = await run(envProgram, [file, "--only-profile", "--format=json"]);
    expect(JSON.parse(out)).toMatchObject({ STELLA_PROFILE: file });
  });

  it("leaves an inline secret out, and says so with --verbose", async () => {
    const { run } = givenHome({ profiles: { p: { secretLine: "ClientSecret: canary-secret" } } });
    const { code, out, err } = await run(envProgram, ["p", "--verbose"]);
    expect(code).toBe(0);
    expect(out + err).not.toContain("canary-secret");
    expect(err).toBe(
      'the ClientSecret in profile "p" is not exported. programs that need it have to read the profile\n',
    );
  });

  it("prints its help on standard error, so that eval gets nothing", async () => {
    const { code, out, err } = await givenHome().run(envProgram, ["--help"]);
    expect([code, out]).toEqual([0, ""]);
    expect(err).toContain("Usage:\n  stella-env [profile] [options]");
  });
});

it("stella-env --only-profile sets STELLA_PROFILE and clears the rest", async () => {
  const { run } = givenHome({ profiles: { "packs-operator": {} } });
  const { out } = await run(envProgram, ["packs-operator", "--only-profile", "--format", "json"]);
  expect(JSON.parse(out)).toEqual({
    ...Object.fromEntries(managedNames.map((name) => [name, null])),
    STELLA_PROFILE: "packs-operator",
  });
});

it("stella-env --unset clears every variable, without a profile", async () => {
  const { code, out } = await givenHome().run(envProgram, ["--unset"]);
  expect([code, out]).toEqual([0, `unset -v ${cleared};\n`]);
});

describe("stella-env clears the old profile and makes the evaluation fail", () => {
  const sh = (code: number): string => `unset -v ${cleared};\n(exit ${code});\n`;
  const fish = `set -e ${cleared}; or true;\nfalse;\n`;
  const table: readonly [string, string[], number, string][] = [
    ["when the profile does not exist", ["nope"], 4, sh(4)],
    ["when no profile is named", [], 2, sh(2)],
    ["when an option is unknown", ["p", "--bogus"], 2, sh(2)],
    ["when the format is unknown", ["p", "--format", "zhs"], 2, sh(2)],
    ["when an option is unknown and the format has an alias", ["--bogus", "--format=bash"], 2, sh(2)],
    ["in fish", ["nope", "--format", "fish"], 4, fish],
    ["in fish, with -f", ["nope", "-f", "fish"], 4, fish],
    ["but not in json, which nothing evaluates", ["nope", "--format", "json"], 4, ""],
  ];
  it.each(table)("%s", async (_, argv, code, out) => {
    const ran = await givenHome().run(envProgram, argv);
    expect(ran).toMatchObject({ code, out });
    expect(ran.err).toMatch(/^error: /);
  });
});

describe("stella-env on a terminal says how to load its output", () => {
  const table: readonly [string[], string][] = [
    [["p"], 'nothing is loaded yet. to load it: eval "$(stella-env p)"\n'],
    [
      ["p", "-f", "fish", "--only-profile"],
      "nothing is loaded yet. to load it: stella-env p --format fish --only-profile | source\n",
    ],
    [["p", "--quiet"], ""],
  ];
  it.each(table)("%j", async (argv, err) => {
    const { run } = givenHome({ profiles: { p: {} } });
    expect(await run(envProgram, argv, { stdoutIsTerminal: true })).toMatchObject({ code: 0, err });
  });
});
