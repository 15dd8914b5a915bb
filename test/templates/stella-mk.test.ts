import { appendFileSync, chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bundleOf, root, type Spawned, spawnProgram } from "../support/bundles.ts";
import { temporaryDirectory } from "../support/io.ts";

/** Stands in for the installed command: records each argument, and fails on request. */
const recorder = `#!/bin/sh
[ "$1" = init ] && sleep 0.2
line=$(for argument do printf '[%s]' "$argument"; done)
printf '%s\\n' "$line" >> calls
[ "$1" = env ] && echo "export A=1;"
[ "$1" = exec ] && while [ "$1" != -- ]; do shift; done && shift && exec "$@"
exit "\${FAIL:-0}"
`;

interface Make {
  readonly run: (args: readonly string[], env?: Readonly<Record<string, string>>) => Promise<Spawned>;
  /** What the recorder was called with, a line a call, every argument in brackets. */
  readonly calls: () => string[];
  /** Whether a command that creates the file `sprung` has run. */
  readonly sprung: () => boolean;
  /** Adds text to the makefile. */
  readonly nest: (text: string) => void;
}

function make(): Make {
  const cwd = temporaryDirectory();
  const command = join(cwd, "recorder");
  writeFileSync(command, recorder);
  chmodSync(command, 0o755);
  writeFileSync(join(cwd, "Makefile"), `include ${root}/templates/stella.mk\n`);
  return {
    run: (args, env = {}) => spawnProgram("make", args, { cwd, env: { STELLA: command, ...env } }),
    calls: () => readFileSync(join(cwd, "calls"), "utf8").trimEnd().split("\n"),
    sprung: () => existsSync(join(cwd, "sprung")),
    nest: (text) => appendFileSync(join(cwd, "Makefile"), text),
  };
}

describe("each target runs its command", () => {
  const table: readonly [name: string, args: string[], call: string][] = [
    [
      "profiles scaffolds one for each role, in one call",
      ["profiles", "ROLES=operator publisher"],
      "[init][--yes][packs-operator][packs-publisher]",
    ],
    ["profiles does not expand a file pattern as a role", ["profiles", "ROLES=*"], "[init][--yes][packs-*]"],
    ["profiles does not run a command in a role", ["profiles", "ROLES=$(id);`id`"], "[init][--yes][packs-$(id);`id`]"],
    ["lint takes every profile", ["lint"], "[lint]"],
    ["lint takes one profile", ["lint", "PROFILE=packs-operator"], "[lint][packs-operator]"],
    ["token fetches", ["token", "PROFILE=packs-operator"], "[token][fetch][packs-operator]"],
    ["env prints", ["env", "PROFILE=packs-operator"], "[env][packs-operator]"],
    ["without a profile the command finds $STELLA_PROFILE", ["env"], "[env]"],
    ["odd characters survive", ["env", "PROFILE=./a b$c'd\"`e`$(f)\\*.yaml"], "[env][./a b$c'd\"`e`$(f)\\*.yaml]"],
    [
      "STELLA_FLAGS is split as the shell splits it",
      ["lint", "STELLA_FLAGS=-f compact --rule 'a b=off' $((1+1))"],
      "[lint][-f][compact][--rule][a b=off][2]",
    ],
    [
      "exec gives the command line to a shell, unexpanded",
      ["exec", "PROFILE=p", "CMD=: $HOME \"a  b\" '$(c)' # d"],
      "[exec][p][--][sh][-c][: $HOME \"a  b\" '$(c)' # d]",
    ],
  ];
  it.each(table)("%s", async (_, args, call) => {
    const { run, calls } = make();
    expect(await run(args)).toMatchObject({ code: 0, err: "" });
    expect(calls()).toEqual([call]);
  });

  it("values can come from the environment", async () => {
    const { run, calls } = make();
    await run(["exec"], { PROFILE: "p$q", CMD: ": $HOME" });
    expect(calls()).toEqual(["[exec][p$q][--][sh][-c][: $HOME]"]);
  });
});

describe("make runs no command that a value names", () => {
  const attack = "$(shell touch sprung)$$(touch sprung)`touch sprung`";
  it.each([
    ["PROFILE", "env"],
    ["PROFILE", "lint"],
    ["ROLES", "profiles"],
    ["CMD", "token"],
    ["CMD", "lint"],
    ["PROFILE", "profiles"],
  ])("%s of make %s", async (name, target) => {
    const { run, sprung } = make();
    await run([target, `${name}=${attack}`]);
    await run([target], { [name]: attack });
    await run(["-e", target], { [name]: attack });
    expect(sprung()).toBe(false);
  });

  it("STELLA_FLAGS, which the shell reads, and make does not", async () => {
    const { run, sprung, calls } = make();
    await run(["lint", "STELLA_FLAGS='$(shell touch sprung)'"]);
    expect([sprung(), calls()]).toEqual([false, ["[lint][$(shell touch sprung)]"]]);
  });

  it("and a nested make gets each value, from the command line and from the environment", async () => {
    const { run, calls, nest } = make();
    nest("outer:\n\t@$(MAKE) -s env\n");
    await run(["-s", "outer", "PROFILE=$$x"]);
    await run(["-s", "outer"], { PROFILE: "$y" });
    expect(calls()).toEqual(["[env][$$x]", "[env][$y]"]);
  });
});

describe("standard output", () => {
  it("of env is the exports alone", async () =>
    expect(await make().run(["-s", "env", "PROFILE=p"])).toEqual({ code: 0, out: "export A=1;\n", err: "" }));
  it("of exec is the command's own, expanded where it runs", async () =>
    expect((await make().run(["-s", "exec", "CMD=echo $A$$ | grep -c '^b'"], { A: "b" })).out).toBe("1\n"));
});

describe("make fails", () => {
  it.each(["profiles", "lint", "token", "env", "exec"])("when %s fails", async (target) => {
    const { code, err } = await make().run([target, "CMD=exit 7"], { FAIL: "4" });
    expect(code).toBe(2);
    expect(err).toMatch(target === "exec" ? /Error 7$/m : /Error 4$/m);
  });
});

describe("under -j", () => {
  it("makes profiles before anything uses them", async () => {
    const { run, calls } = make();
    await run(["-j4", "lint", "token", "profiles", "ROLES=operator", "PROFILE=packs-operator"]);
    expect(calls()[0]).toBe("[init][--yes][packs-operator]");
    expect(calls().slice(1).sort()).toEqual(["[lint][packs-operator]", "[token][fetch][packs-operator]"]);
  });
  it("runs nothing when profiles could not be made", async () => {
    const { run, calls } = make();
    expect((await run(["-j4", "token", "profiles", "ROLES=operator"], { FAIL: "1" })).code).toBe(2);
    expect(calls()).toEqual(["[init][--yes][packs-operator]"]);
  });
});

describe("with the real commands", () => {
  const real = (home: string, script: string): Promise<Spawned> => {
    writeFileSync(join(home, "Makefile"), `include ${root}/templates/stella.mk\n`);
    const env = { HOME: home, STELLA: bundleOf("stella-profile", "node") };
    return spawnProgram("sh", ["-euc", script], { cwd: home, env });
  };

  it("profiles, then env into a shell, then exec", async () => {
    const script = `make profiles ROLES="operator approver" 2> /dev/null
eval "$(make -s env PROFILE=packs-approver)"
echo "$STELLA_PROFILE"
make exec PROFILE=packs-operator CMD='echo "$STELLA_PROFILE in $HOME"'`;
    const home = temporaryDirectory();
    expect(await real(home, script))
      .toEqual({ code: 0, out: `packs-approver\npacks-operator in ${home}\n`, err: "" });
  });

  it("a missing profile stops the shell that loads it", async () => {
    const { code, out } = await real(temporaryDirectory(), 'eval "$(make -s env PROFILE=packs-nobody)"; echo on');
    expect({ code, out }).toEqual({ code: 4, out: "" });
  });
});

it("no recipe reads the output of a command into make", () =>
  expect(readFileSync(`${root}/templates/stella.mk`, "utf8")).not.toMatch(/\$\(shell|\$\(file|!=/));
