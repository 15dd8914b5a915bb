import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { FileContent, FileInfo } from "../../scripts/core/io.ts";
import { lintProgram } from "../../scripts/commands/lint.ts";
import { getHelpUrl } from "../../scripts/lint/rule.ts";
import { rules } from "../../scripts/lint/rules.ts";
import { runProgram, type TestIo, testIo, type TestWorld } from "../support/io.ts";

/** The guide's three profiles, with real hosts. */
const guide = {
  "packs-operator": ["pack-operator", "packs.read packs.run", "task-runner"],
  "packs-publisher": ["packs-registry", "packs.read packs.write", "packs-registry"],
  "packs-approver": ["pack-approver", "packs.read packs.approve", "task-runner"],
} as const;

function profileText([client, scope, backend]: readonly [string, string, string]): string {
  return `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: ${client}
    ClientSecretFile: ~/.stellaops/secrets/${client}.secret
    Scope: "${scope}"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://${backend}.stella.internal
`;
}

/** A home with the guide's profiles and their secrets in place. */
function guideWorld(world: TestWorld = {}): { io: TestIo; profiles: string } {
  const io = testIo(world);
  const home = join(io.home, ".stellaops");
  for (const directory of ["profiles", "secrets", "tokens"]) {
    mkdirSync(join(home, directory), { recursive: true, mode: 0o700 });
  }
  for (const [name, values] of Object.entries(guide)) {
    writeFileSync(join(home, "profiles", `${name}.yaml`), profileText(values), { mode: 0o600 });
    writeFileSync(join(home, "secrets", `${values[0]}.secret`), `secret of ${name}\n`, { mode: 0o600 });
  }
  return { io, profiles: join(home, "profiles") };
}

/** A directory with these files in it, which is the current one. */
function directoryWith(files: Readonly<Record<string, string>>, world: TestWorld = {}): TestIo {
  const io = testIo(world);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(io.home, name, ".."), { recursive: true });
    writeFileSync(join(io.home, name), text, { mode: 0o600 });
  }
  return io;
}

const lint = (io: TestIo, ...argv: string[]) => runProgram(lintProgram, argv, io);
const filesIn = (
  out: string,
): string[] => [...new Set(out.split("\n").filter(Boolean).map((line) => line.split(":")[0] ?? ""))];

describe("stella-lint of the guide's profiles with real hosts and their secrets in place", () => {
  it("finds nothing", async () => {
    const summary = { files: 3, errors: 0, warnings: 0, infos: 0 };
    expect(await lint(guideWorld().io, "-f", "json")).toEqual({
      code: 0,
      out: `${JSON.stringify({ findings: [], summary }, null, 2)}\n`,
      err: "",
    });
  });

  it("prints the count after the findings for people", async () => {
    const { out, err } = await lint(directoryWith({ "x.yaml": "{" }), "x.yaml");
    expect([out.split("\n").at(-2), err]).toEqual(["1 file checked: 1 error", ""]);
  });

  it("leaves standard output empty, and prints the count on standard error", async () => {
    expect(await lint(guideWorld().io)).toEqual({ code: 0, out: "", err: "3 files checked: nothing found\n" });
    expect(await lint(guideWorld().io, "--quiet")).toEqual({ code: 0, out: "", err: "" });
  });

  it("prints the count in colour where there is colour", async () => {
    const { io } = guideWorld({ env: { FORCE_COLOR: "1" } });
    expect((await lint(io)).err).toBe("3 files checked: \x1b[32mnothing found\x1b[0m\n");
  });
});

describe("stella-lint lints", () => {
  const files = { "a.yaml": "a: 1\n", "sub/b.yml": "b: 1\n", "sub/deep/c.yaml": "c: 1\n", "sub/d.txt": "d: 1\n" };
  const table: readonly [string, string[], string[]][] = [
    ["a file", ["a.yaml"], ["a.yaml"]],
    ["a file of any extension", ["sub/d.txt"], ["sub/d.txt"]],
    ["a directory and what is below it", ["sub"], ["sub/b.yml", "sub/deep/c.yaml"]],
    ["a glob", ["sub/**/*.yaml"], ["sub/deep/c.yaml"]],
    ["a glob of one level", ["*/*.{yml,yaml}"], ["sub/b.yml"]],
    ["each file once", ["a.yaml", "./a.yaml", "*.yaml"], ["a.yaml"]],
    ["several", ["sub/b.yml", "a.yaml"], ["a.yaml", "sub/b.yml"]],
    ["a missing file beside another", ["a.yaml", "none.yaml"], ["a.yaml", "none.yaml"]],
  ];
  it.each(table)("%s", async (_, argv, expected) => {
    const { out } = await lint(directoryWith(files), "-f", "compact", ...argv);
    expect(filesIn(out)).toEqual(expected);
  });

  it("a profile by its name", async () => {
    const { io, profiles } = guideWorld();
    writeFileSync(join(profiles, "x.yaml"), "x: 1\n");
    const { code, out } = await lint(io, "x", "-f", "compact");
    expect([code, filesIn(out)]).toEqual([1, [".stellaops/profiles/x.yaml"]]);
  });

  it("a profile by its name, even beside a directory of that name", async () => {
    const { io, profiles } = guideWorld();
    writeFileSync(join(profiles, "x.yaml"), "x: 1\n");
    mkdirSync(join(io.home, "x"));
    const { out } = await lint(io, "x", "-f", "compact");
    expect(filesIn(out)).toEqual([".stellaops/profiles/x.yaml"]);
  });

  it("a glob from the home directory, and in a directory whose name looks like one", async () => {
    const io = directoryWith({ "[a]/x.yaml": "x: 1\n" });
    const { out } = await lint({ ...io, cwd: () => join(io.home, "[a]") }, "~/**/x.yaml", "*.yaml", "-f", "compact");
    expect(filesIn(out)).toEqual(["x.yaml"]);
  });

  it("files elsewhere by their absolute path", async () => {
    const { io, profiles } = guideWorld({ cwd: "/" });
    writeFileSync(join(profiles, "x.yaml"), "x: 1\n");
    const { out } = await lint({ ...io, cwd: () => "/usr" }, "x", "-f", "compact");
    expect(filesIn(out)).toEqual([join(profiles, "x.yaml")]);
  });

  it("standard input in place of a file", async () => {
    const { io } = guideWorld({ stdin: profileText(guide["packs-operator"]) });
    const { code, out } = await lint(
      io,
      "-",
      "--stdin-filename",
      ".stellaops/profiles/packs-viewer.yaml",
      "-f",
      "compact",
    );
    expect(code).toBe(0);
    expect(out).toBe(
      '.stellaops/profiles/packs-viewer.yaml:6:24: warning: profile "packs-viewer" is named after the role "viewer", ' +
        'which does not have scope "packs.run". remove it, or rename the profile [role-scopes]\n',
    );
  });

  it("standard input without a name", async () => {
    const { code, out } = await lint(testIo({ stdin: "a: [" }), "-", "-f", "compact");
    expect(code).toBe(1);
    expect(out).toContain("<stdin>:1:5: error: invalid YAML");
  });
});

describe("stella-lint exits 4 when nothing matches", () => {
  const table: readonly [string, string[], string][] = [
    ["a name", ["nope"], 'nothing matches "nope"'],
    ["a file", ["./nope.yaml"], 'nothing matches "./nope.yaml"'],
    ["a glob", ["*.yaml"], 'nothing matches "*.yaml"'],
    ["two names", ["nope", "neither"], 'nothing matches "nope", "neither"'],
  ];
  it.each(table)("%s", async (_, argv, message) => {
    const { code, out, err } = await lint(testIo(), ...argv);
    expect([code, out, err.split("\n")[0]]).toEqual([4, "", `error: ${message}`]);
  });

  it("an empty home", async () => {
    const io = testIo();
    const { code, err } = await lint(io);
    expect([code, err.split("\n")[0]]).toEqual([4, `error: there are no profiles in ${io.home}/.stellaops/profiles`]);
  });
});

describe("stella-lint exits 2 for bad options", () => {
  const table: readonly [string[], string][] = [
    [
      ["-f", "xml"],
      'unknown format "xml" for --format. choose one of pretty, compact, json, sarif, github, gitlab, junit',
    ],
    [["-f", "json="], 'format "json" has no file after the "="'],
    [["-f", "json", "-f", "sarif"], "two formats go to standard output"],
    [["--rule", "key-csae=off"], 'unknown rule "key-csae" for --rule. did you mean "key-case"?'],
    [["--rule", "key-case=on"], 'unknown level "on" for --rule key-case. choose one of off, info, warning, error'],
    [["--rule", "key-case"], 'unknown level "" for --rule key-case. choose one of off, info, warning, error'],
    [["--fail-on", "never"], 'unknown severity "never" for --fail-on. choose one of error, warning, info'],
    [["--stdin-filename", "x.yaml"], '--stdin-filename needs "-" among the arguments'],
    [["-", "x.yaml"], '"-" cannot be linted together with files'],
    [["-", "--fix"], "--fix cannot write standard input"],
    [["--fix", "--fix-dry-run"], "--fix and --fix-dry-run cannot be used together"],
    [["a/../../x y", "con"], 'profile name "con" cannot be used: Windows reserves it for a device'],
  ];
  it.each(table)("%j", async (argv, message) => {
    const { code, out, err } = await lint(testIo(), ...argv);
    expect([code, out, err.split("\n")[0]]).toEqual([2, "", `error: ${message}`]);
  });
});

describe("severities", () => {
  const file = {
    "x.yaml":
      "stellaops: {Authority: {Url: https://a.internal, ClientId: x, ClientSecretFile: /none, Scope: packs.read}}\n",
  };
  const off = ["--rule", "secret-file-missing=off"];
  const table: readonly [string, string[], number, string[]][] = [
    ["a warning does not fail", off, 0, ["warning key-case"]],
    ["a warning fails when asked", [...off, "--fail-on", "warning"], 1, ["warning key-case"]],
    ["info fails when asked", [...off, "--rule", "key-case=info", "--fail-on", "info"], 1, ["info key-case"]],
    ["a rule made an error fails", [...off, "--rule", "key-case=error"], 1, ["error key-case"]],
    ["a rule that is off finds nothing", [...off, "--rule", "key-case=off", "--fail-on", "info"], 0, []],
  ];
  it.each(table)("%s", async (_, argv, expected, found) => {
    const { code, out } = await lint(directoryWith(file), "x.yaml", "--json", ...argv);
    const { findings } = JSON.parse(out) as { findings: { rule: string; severity: string }[] };
    expect([code, findings.map(({ severity, rule }) => `${severity} ${rule}`)]).toEqual([expected, found]);
  });
});

describe("disable comments", () => {
  const found = async (text: string, ...argv: string[]): Promise<unknown> => {
    const { out } = await lint(
      directoryWith({ "x.yaml": text }),
      "x.yaml",
      "--json",
      "--rule",
      "missing-key=off",
      ...argv,
    );
    const { findings } = JSON.parse(out) as { findings: { rule: string; line: number }[] };
    return findings.map(({ line, rule }) => `${line} ${rule}`);
  };
  const here = "stellaops: # stella-lint-disable-line key-case empty-value -- as the CLI writes it\n";

  it("disable a rule on their line", async () => expect(await found(here)).toEqual([]));
  it("disable a rule on the next line", async () =>
    expect(await found("# stella-lint-disable-next-line key-case, empty-value\nstellaops:\n")).toEqual([]));
  it("are reported when they disable nothing", async () =>
    expect(await found(`\n${here.replace("stellaops:", "StellaOps:")}`)).toEqual(["2 unused-suppression"]));
  it("are not reported when their rule is off", async () =>
    expect(await found(here, "--rule", "key-case=off")).toEqual([]));
});

describe("reports in files", () => {
  it("are written beside what is printed, whole, and over older ones", async () => {
    const io = directoryWith({ "x.yaml": "{", "out.sarif": "old" });
    const { code, out } = await lint(io, "x.yaml", "-f", "compact", "-f", "sarif=out.sarif", "-f", "junit=out.xml");
    expect([code, filesIn(out)]).toEqual([1, ["x.yaml"]]);
    expect(JSON.parse(readFileSync(join(io.home, "out.sarif"), "utf8"))).toMatchObject({ version: "2.1.0" });
    expect(readFileSync(join(io.home, "out.xml"), "utf8")).toMatch(/^<\?xml /);
    expect(readdirSync(io.home).sort()).toEqual(["out.sarif", "out.xml", "x.yaml"]);
  });

  it("leave standard output empty when there is no other format", async () => {
    const { out, err } = await lint(directoryWith({ "x.yaml": "{" }), "x.yaml", "-f", "json=out.json");
    expect([out, err]).toEqual(["", "1 file checked: 1 error\n"]);
  });

  it("are not written over anything but a file", async () => {
    const io = directoryWith({ "x.yaml": "{" });
    mkdirSync(join(io.home, "out.json"));
    const { code, err } = await lint(io, "x.yaml", "-f", "json=out.json");
    expect([code, err.split("\n")[0]]).toEqual([1, 'error: "out.json" is a directory, not a file']);
  });

  it.each([
    ["none/out.json", "no such file or directory"],
    ["x.yaml/out.json", "a part of the path is not a directory"],
  ])("that cannot be written are called what the user calls them: %s", async (file, reason) => {
    const { code, err } = await lint(directoryWith({ "x.yaml": "{" }), "x.yaml", "-f", `json=${file}`);
    expect([code, err.split("\n")[0]]).toEqual([1, `error: cannot write "${file}": ${reason}`]);
  });
});

describe("--fix", () => {
  const before = "# first\r\nstellaops:\r\n  Authority: # why\r\n    Url: https://a.internal\r\n    ClientId: yes\r\n" +
    "    ClientSecret: hunter-two\r\n    scope: 'packs:read,packs:run'\r\n";
  const after =
    '# first\r\nStellaOps:\r\n  Authority: # why\r\n    Url: https://a.internal\r\n    ClientId: "yes"\r\n' +
    "    ClientSecret: hunter-two\r\n    Scope: 'packs.read packs.run'\r\n";

  it("edits the file in place and reports what is left", async () => {
    const io = directoryWith({ "x.yaml": before });
    const { code, out, err } = await lint(io, "--fix", "-f", "compact", "x.yaml");
    expect(readFileSync(join(io.home, "x.yaml"), "utf8")).toBe(after);
    expect([code, err]).toEqual([0, "fixed x.yaml\n"]);
    expect(out.match(/\[.*\]$/gm)).toEqual(["[inline-secret]"]);
    expect(statSync(join(io.home, "x.yaml")).mode & 0o777).toBe(0o600);
    expect(readdirSync(io.home)).toEqual(["x.yaml"]);
  });

  it("changes nothing the second time", async () => {
    const io = directoryWith({ "x.yaml": before });
    await lint(io, "--fix", "x.yaml");
    const { ino, mtimeMs } = statSync(join(io.home, "x.yaml"));
    const { err } = await lint(io, "--fix", "x.yaml");
    expect(statSync(join(io.home, "x.yaml"))).toMatchObject({ ino, mtimeMs });
    expect(err.match(/fixed/g)).toHaveLength(1);
  });

  it("does not fix what a rule that is off would find", async () => {
    const io = directoryWith({ "x.yaml": before });
    await lint(io, "--fix", "--rule", "key-case=off", "--rule", "ambiguous-scalar=off", "x.yaml");
    expect(readFileSync(join(io.home, "x.yaml"), "utf8")).toBe(
      before.replace("packs:read,packs:run", "packs.read packs.run"),
    );
  });

  it.each([["0664", 0o664], ["0640", 0o640], ["0600", 0o600]])("keeps mode %s", async (_, mode) => {
    const io = directoryWith({ "x.yaml": before });
    chmodSync(join(io.home, "x.yaml"), mode);
    const { ino } = statSync(join(io.home, "x.yaml"));
    await lint(io, "--fix", "x.yaml");
    const info = statSync(join(io.home, "x.yaml"));
    expect([info.mode & 0o7777, info.ino === ino]).toEqual([mode, false]);
  });

  it("fixes the target of a symbolic link, and keeps the link", async () => {
    const io = directoryWith({ "real": before });
    chmodSync(join(io.home, "real"), 0o644);
    symlinkSync("real", join(io.home, "link.yaml"));
    const { code, err } = await lint(io, "--fix", "link.yaml");
    expect([code, readFileSync(join(io.home, "real"), "utf8")]).toEqual([1, after]);
    expect([readlinkSync(join(io.home, "link.yaml")), statSync(join(io.home, "real")).mode & 0o777]).toEqual([
      "real",
      0o644,
    ]);
    expect(err).toBe("fixed link.yaml\n");
  });

  it("does not fix a file of another user, and still fixes the others", async () => {
    const io = directoryWith({ "x.yaml": before, "theirs.yaml": before });
    const theirs = join(io.home, "theirs.yaml");
    const lstat = (path: string): FileInfo | undefined => {
      const info = io.files.lstat(path);
      return info && path === theirs ? { ...info, owner: 12345 } : info;
    };
    const { code, err } = await lint({ ...io, files: { ...io.files, lstat } }, "--fix", "theirs.yaml", "x.yaml");
    expect([code, readFileSync(theirs, "utf8")]).toEqual([1, before]);
    expect(readFileSync(join(io.home, "x.yaml"), "utf8")).toBe(after);
    expect(err).toContain(`"${theirs}" belongs to user 12345, not to you`);
  });

  it("does not write a file that changed meanwhile", async () => {
    const io = directoryWith({ "x.yaml": before });
    const path = join(io.home, "x.yaml");
    let reads = 0;
    const read = (file: string, max: number): FileContent => {
      if (file === path && ++reads > 1) writeFileSync(path, "changed: 1\n");
      return testIo().files.read(file, max);
    };
    const { code, err } = await lint({ ...io, files: { ...io.files, read } }, "--fix", "x.yaml");
    expect([code, readFileSync(path, "utf8")]).toEqual([1, "changed: 1\n"]);
    expect(err).toContain('error: "x.yaml" has changed while it was linted. run again\n');
  });

  it("leaves a file with broken bytes alone", async () => {
    const io = directoryWith({});
    const bytes = new Uint8Array([...new TextEncoder().encode("stellaops: # "), 0xff, 0x0a]);
    writeFileSync(join(io.home, "x.yaml"), bytes);
    await lint(io, "--fix", "x.yaml");
    expect(new Uint8Array(readFileSync(join(io.home, "x.yaml")))).toEqual(bytes);
  });

  describe("--fix-dry-run", () => {
    it("prints a unified diff without secrets and writes nothing", async () => {
      const io = directoryWith({ "x.yaml": before });
      const { code, out } = await lint(io, "--fix-dry-run", "x.yaml");
      expect(readFileSync(join(io.home, "x.yaml"), "utf8")).toBe(before);
      expect(code).toBe(1);
      expect(out).not.toContain("hunter");
      expect(out.replaceAll("\r", "").split("\n").filter((line) => /^[-+ ]/.test(line)).slice(2)).toEqual([
        " # first",
        "-stellaops:",
        "+StellaOps:",
        "   Authority: # why",
        "     Url: https://a.internal",
        "-    ClientId: yes",
        '+    ClientId: "yes"',
        "     ClientSecret: ***",
        "-    scope: 'packs:read,packs:run'",
        "+    Scope: 'packs.read packs.run'",
      ]);
    });

    it("works for standard input", async () => {
      const { code, out } = await lint(testIo({ stdin: "stellaops:\n" }), "-", "--fix-dry-run");
      expect([code, out.split("\n").slice(-4)]).toEqual([1, ["@@ -1,1 +1,1 @@", "-stellaops:", "+StellaOps:", ""]]);
    });

    it("prints nothing when there is nothing to fix", async () => {
      expect(await lint(guideWorld().io, "--fix-dry-run")).toMatchObject({ code: 0, out: "" });
    });
  });
});

describe("--explain", () => {
  it("says what a rule finds, why, what is bad and what is good, and where that stands", async () => {
    const { code, out, err } = await lint(testIo({ columns: 60 }), "--explain", "unexpanded-variable");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toBe(`unexpanded-variable: error

A value contains a variable, such as $HOME or %USERPROFILE%,
that nothing expands.

Why: Only a leading ~ is expanded. The CLI would create a
directory literally named $HOME, or not find the file.

Bad:

  StellaOps:
    Authority:
      Url: https://authority.stella.internal
      ClientId: pack-operator
      ClientSecretFile: ~/.stellaops/secrets/pack-operator.secret
      Scope: "packs.read packs.run"
      TokenCacheDirectory: ~ci/tokens
    BackendUrl: https://task-runner.stella.internal

It says, for example:

  7:26: "~ci" in "StellaOps.Authority.TokenCacheDirectory" is not expanded. write the value out, or ~ for the home directory

Good:

  StellaOps:
    Authority:
      Url: https://authority.stella.internal
      ClientId: 100%
      ClientSecretFile: ~/.stellaops/secrets/a$.secret
      Scope: "packs.read packs.run"
      TokenCacheDirectory: ~/.stellaops/tokens
    BackendUrl: https://task-runner.stella.internal

Off for one line, in a comment above it: # stella-lint-disable-next-line unexpanded-variable -- why
Off for one run: --rule unexpanded-variable=off

https://github.com/stella-profile/stella-profile/blob/main/docs/rules.md#unexpanded-variable
`);
  });

  it.each(rules)("explains $id", async ({ id, why }) => {
    const { code, out } = await lint(testIo({ columns: 10_000 }), "--explain", id);
    expect([code, out.split(": ")[0]]).toEqual([0, id]);
    expect(out).toContain(`Why: ${why}\n`);
    expect(out).toMatch(/^It says, for example:\n\n {2}\d+:\d+: /m);
    expect(out).toMatch(/^[ -~\u00a0-\uffff\n]+$/);
  });

  it("suggests a rule for a misspelt one", async () =>
    expect(await lint(testIo(), "--explain", "inline-secrets")).toMatchObject({
      code: 2,
      err: expect.stringContaining('did you mean "inline-secret"?'),
    }));
});

describe("--list-rules", () => {
  it("lists every rule for people", async () => {
    const { code, out } = await lint(testIo(), "--list-rules");
    expect([code, out.match(/^[a-z-]+(?= )/gm)]).toEqual([0, rules.map(({ id }) => id)]);
  });

  it("lists every rule for programs", async () => {
    const { out } = await lint(testIo(), "--list-rules", "--json");
    expect(JSON.parse(out)).toEqual(rules.map(({ id, severity, fixable = false, description, why }) => {
      return { id, severity, fixable, description, why, help: getHelpUrl(id) };
    }));
  });
});

describe("secrets", () => {
  it("are never shown, not even under misspelt keys, in comments, blocks and broken YAML", async () => {
    const texts = [
      "StellaOps:\n  Authority:\n    ClientSecert: hunter-two\n    url: x\n",
      "StellaOps:\n  Authority:\n    ClientSecret: |\n      hunter-two\n\n      hunter-two\n    url: x\n",
      "# ClientSecret: hunter-two # stella-lint-disable-line nope\n",
      "StellaOps: {Authority: {ClientSecret: hunter-two, url: x}}\n",
      "StellaOps: {Authority: {url: x, 'client_secret' : \"hunter-two\", Scope: yes}}\n",
      "StellaOps:\n  Authority:\n    ClientSecret: hunter-two: x\n    Url: y: hunter-two\n".replace(
        "Url: y: hunter-two",
        "Url: y",
      ),
      'StellaOps:\n  Authority:\n    ClientSecret: "hunter-two\n    Url: y\n',
      "StellaOps:\n  Authority:\n    ? ClientSecret\n    : hunter-two\n    url: y\n",
      "x: &s hunter-two\nStellaOps:\n  Authority:\n    ClientSecret: *s\n",
      "Password:\n- hunter-two\n- &a hunter-two\n",
      "StellaOps:\n  Authority:\n    Url: http://me:hunter-two@a.example.com?hunter-two\n",
    ];
    for (const text of texts) {
      for (const format of ["pretty", "compact", "json", "sarif", "github", "gitlab", "junit"]) {
        const io = directoryWith({ "x.yaml": text });
        const { out, err } = await lint(io, "x.yaml", "-f", format, "--verbose");
        expect([text, format, (out + err).includes("hunter")]).toEqual([text, format, false]);
      }
      const { out, err } = await lint(directoryWith({ "x.yaml": text }), "x.yaml", "--fix-dry-run");
      expect([text, (out + err).includes("hunter")]).toEqual([text, false]);
    }
  });

  it("in secret files are not shown", async () => {
    const io = directoryWith({
      "s": "hunter-two\nhunter-two\n",
      "x.yaml": "StellaOps:\n  Authority:\n    ClientSecretFile: ./s\n",
    });
    const { out, err } = await lint(io, "x.yaml", "--verbose");
    expect(out).toContain("it has more than one line");
    expect(out + err).not.toContain("hunter");
    expect(existsSync(join(io.home, "s"))).toBe(true);
  });
});
