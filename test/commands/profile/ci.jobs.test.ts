import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type Authority, startAuthority } from "../../support/authority.ts";
import {
  installBundles,
  runBundle,
  type Runtime,
  runtimes,
  type Spawned,
  spawnProgram,
} from "../../support/bundles.ts";
import { givenHome, type Home } from "../../support/given-home.ts";
import { temporaryDirectory } from "../../support/io.ts";

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority();
});
afterAll(() => authority.close());

/** A runner with a lasting home, in which its user has a profile, a secret and a token. */
interface Runner {
  readonly home: Home;
  /** What the runner's user has in the home. */
  readonly before: readonly string[];
  /** The pipeline that `stella-profile ci` makes. */
  readonly pipeline: Pipeline;
  readonly path: string;
}

/** A pipeline as far as it is run here. */
interface Pipeline {
  readonly jobs?: { readonly run: { readonly steps: readonly Step[] } };
  readonly [job: string]: unknown;
}

interface Step {
  readonly name?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

async function givenRunner(platform: string, runtime: Runtime, command: string): Promise<Runner> {
  const home = givenHome({ profiles: { "packs-operator": {} }, authority });
  const env = { HOME: home.home };
  await runBundle("stella-token", runtime, ["fetch", "packs-operator"], { env });
  const argv = ["ci", platform, "--profile", "packs-operator", "--command", command];
  const { out } = await runBundle("stella-profile", runtime, argv, { env });
  const path = installBundles(join(home.home, "bin"), runtime);
  return { home, before: listFiles(home.stella()), pipeline: parse(out), path };
}

/** Every file below a directory, with its content. */
function listFiles(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name)).sort()
    .map((file) => `${file}: ${readFileSync(file, "latin1")}`);
}

/** A checkout with the profile in it, and an empty directory for the job's temporary files. */
function checkOut({ home }: Runner): { checkout: string; temporary: string } {
  const [checkout, temporary] = [temporaryDirectory(), temporaryDirectory()];
  mkdirSync(join(checkout, ".stellaops/profiles"), { recursive: true });
  cpSync(home.profile("packs-operator"), join(checkout, ".stellaops/profiles/packs-operator.yaml"));
  return { checkout, temporary };
}

/** Runs the steps of the GitHub job `run` one after the other, as the runner does; the last one cleans up. */
async function runGithubJob(runner: Runner, stopAfter = Infinity): Promise<{ results: Spawned[]; temporary: string }> {
  const { checkout, temporary } = checkOut(runner);
  const environmentFile = join(temporary, "environment");
  writeFileSync(environmentFile, "");
  const steps = runner.pipeline.jobs?.run.steps.filter(({ run }) => run && !run.includes("npm install")) ?? [];
  const results: Spawned[] = [];
  for (const [index, { run = "" }] of steps.entries()) {
    // A job that is cancelled goes on with the steps that always run.
    if (index >= stopAfter && index < steps.length - 1) continue;
    const set = Object.fromEntries(
      readFileSync(environmentFile, "utf8").split("\n").filter(Boolean).map((line) =>
        line.split("=") as [string, string]
      ),
    );
    results.push(
      await spawnProgram("bash", ["-eo", "pipefail", "-c", run], {
        cwd: checkout,
        env: {
          HOME: runner.home.home,
          PATH: runner.path,
          RUNNER_TEMP: temporary,
          GITHUB_ENV: environmentFile,
          CLIENT_SECRET: authority.secrets["pack-operator"] ?? "",
          ...set,
        },
      }),
    );
  }
  return { results, temporary };
}

let jobs = 0;

/** Runs the script of the GitLab job and what comes after it, in a shell of its own each. */
async function runGitlabJob(runner: Runner, stopAfter = Infinity): Promise<{ results: Spawned[]; directory: string }> {
  const { checkout } = checkOut(runner);
  const job = runner.pipeline["packs-operator"] as Record<"script" | "after_script", string[]>;
  const id = `${process.pid}${jobs++}`;
  const directory = `/var/tmp/stella-${id}`;
  const env = {
    HOME: runner.home.home,
    PATH: runner.path,
    STELLAOPS_HOME: directory,
    STELLA_SECRET_PACKS_OPERATOR: authority.secrets["pack-operator"] ?? "",
  };
  const results: Spawned[] = [];
  for (const lines of [job.script.slice(0, stopAfter), job.after_script]) {
    results.push(await spawnProgram("sh", ["-ec", lines.join("\n")], { cwd: checkout, env }));
  }
  return { results, directory };
}

/** A command that shows the secret file it was given, and fails without a token. */
const show = `sh -c 'echo "$StellaOps__Authority__ClientSecretFile"; test -n "$STELLA_TOKEN"'`;

describe.each(runtimes)("the jobs of stella-profile ci, on a runner with a lasting home, with %s,", (runtime) => {
  it("GitHub: run the command with a token, change nothing of the user's, and leave nothing", async () => {
    const runner = await givenRunner("github", runtime, show);
    const { results, temporary } = await runGithubJob(runner);
    expect(results.map(({ code }) => code), JSON.stringify(results)).toEqual([0, 0, 0]);
    expect(results[1]?.out.trim()).toMatch(new RegExp(`^${temporary}/stella-\\w+/client\\.secret$`));
    expect(readdirSync(temporary)).toEqual(["environment"]);
    expect(listFiles(runner.home.stella())).toEqual(runner.before);
  });

  it("GitHub: leave nothing when they are cancelled before the command runs", async () => {
    const runner = await givenRunner("github", runtime, show);
    const { temporary } = await runGithubJob(runner, 1);
    expect(readdirSync(temporary)).toEqual(["environment"]);
  });

  it("GitLab: run the command with a token, change nothing of the user's, and leave nothing", async () => {
    const runner = await givenRunner("gitlab", runtime, show);
    const { results, directory } = await runGitlabJob(runner);
    expect(results.map(({ code }) => code), JSON.stringify(results)).toEqual([0, 0]);
    expect(results[0]?.out.trim()).toBe(`${directory}/client.secret`);
    expect(existsSync(directory)).toBe(false);
    expect(listFiles(runner.home.stella())).toEqual(runner.before);
  });

  it("GitLab: leave nothing when they are cancelled before the command runs", async () => {
    const { directory } = await runGitlabJob(await givenRunner("gitlab", runtime, show), 3);
    expect(existsSync(directory)).toBe(false);
  });

  it("do not meet when two of them run at once", async () => {
    const runner = await givenRunner(
      "gitlab",
      runtime,
      `sh -c 'sleep 0.5; test -s "$StellaOps__Authority__ClientSecretFile"'`,
    );
    const both = await Promise.all([runGitlabJob(runner), runGitlabJob(runner)]);
    expect(both.map(({ results }) => results.map(({ code }) => code))).toEqual([[0, 0], [0, 0]]);
    expect(both[0].directory).not.toBe(both[1].directory);
  });
});
