import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formats } from "../../scripts/lint/formats.ts";
import { runBundle, runtimes, type Spawned } from "../support/bundles.ts";
import { fixturesIn } from "../support/fixtures.ts";
import { temporaryDirectory } from "../support/io.ts";

/** A home whose profiles are all the fixtures, and a few things that are no profiles. */
function homeOfFixtures(): string {
  const home = temporaryDirectory();
  const profiles = join(home, ".stellaops/profiles");
  mkdirSync(profiles, { recursive: true });
  for (const kind of ["ok", "err"] as const) {
    for (const { name, file } of fixturesIn(kind)) {
      writeFileSync(join(profiles, `${kind}-${name}.yaml`), readFileSync(file), { mode: 0o600 });
    }
  }
  mkdirSync(join(profiles, "directory.yaml"));
  execFileSync("mkfifo", [join(profiles, "fifo.yaml")]);
  writeFileSync(join(profiles, "large.yaml"), new Uint8Array(1_000_000).fill(35));
  return home;
}

/** What both bundles print, in the order of the runtimes. */
const onBoth = (home: string, argv: readonly string[]): Promise<Spawned[]> =>
  Promise.all(runtimes.map((runtime) => runBundle("stella-lint", runtime, argv, { env: { HOME: home }, cwd: home })));

describe("both bundles give byte-equal output over all fixtures", () => {
  const table = [
    ...Object.keys(formats).map((format) => ["--format", format]),
    ["--fix-dry-run"],
    ["--list-rules"],
    ["--list-rules", "--json"],
    ["--help"],
    ["--rule", "nope=off"],
  ];
  it.each(table)("%s %s", async (...argv) => {
    const [node, deno] = await onBoth(homeOfFixtures(), argv.filter((word) => word !== undefined));
    expect(deno).toEqual(node);
    expect((node?.out ?? "") + (node?.err ?? "")).not.toBe("");
  });
});

describe.each(runtimes)("on %s", (runtime) => {
  it("--fix writes what --fix-dry-run shows, and then nothing is left to fix", async () => {
    const home = homeOfFixtures();
    const run = (...argv: string[]) => runBundle("stella-lint", runtime, argv, { env: { HOME: home }, cwd: home });
    const { out: shown } = await run("--fix-dry-run");
    expect(shown.match(/^--- /gm)?.length).toBeGreaterThan(10);
    await run("--fix");
    expect(await run("--fix-dry-run")).toMatchObject({ out: "" });
  });

  it("standard input is linted", async () => {
    const { code, out } = await runBundle("stella-lint", runtime, ["-", "-f", "compact"], {
      stdin: "{",
      env: { HOME: "/" },
    });
    expect([code, out]).toEqual([1, expect.stringContaining("<stdin>:1:2: error: invalid YAML")]);
  });
});
