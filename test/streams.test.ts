import { mkdirSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bundleOf, runtimes, type Spawned, spawnProgram } from "./support/bundles.ts";
import { givenHome } from "./support/given-home.ts";
import { temporaryDirectory } from "./support/io.ts";

/** Runs a program with a non-blocking pipe, and reads from it only when it is full. */
const slowReader = `
import fcntl, os, subprocess, sys, time
reader, writer = os.pipe()
fcntl.fcntl(writer, fcntl.F_SETFL, os.O_NONBLOCK)
program = subprocess.Popen(sys.argv[1:], stdout=writer)
os.close(writer)
time.sleep(1)
while chunk := os.read(reader, 4096): sys.stdout.buffer.write(chunk)
program.wait()
`;

describe.each(runtimes)("the standard streams on %s", (runtime) => {
  const env = bundleOf("stella-env", runtime);
  const shell = (script: string, cwd?: string): Promise<Spawned> => {
    const { home } = givenHome({ profiles: { p: {} } });
    return spawnProgram("sh", ["-c", script, "sh", env], { env: { HOME: home }, ...(cwd !== undefined && { cwd }) });
  };

  it("a full disk behind standard output is reported in one line", async () => {
    const { code, err } = await shell('"$1" p > /dev/full');
    expect([code, err]).toEqual([1, 'error: cannot write to "standard output": no space left on the device\n']);
  });

  it("an environment variable that is not UTF-8 is not reported as a bug", async () => {
    const { code, err } = await shell('export STELLA_PROFILE="$(printf "\\377")"; "$1"');
    expect(code).toBe(2);
    expect(err).not.toContain("this is a bug");
  });

  it("a directory as standard input is not reported as a bug", async () => {
    const { code, err } = await spawnProgram("sh", ["-c", '"$1" - < /', "sh", bundleOf("stella-lint", runtime)]);
    expect(code).toBe(1);
    expect(err).not.toContain("this is a bug");
  });

  it("a full non-blocking pipe receives all of the output", async () => {
    const directory = temporaryDirectory();
    writeFileSync(`${directory}/x.yaml`, "typo: 1\n".repeat(1000));
    const run = [bundleOf("stella-lint", runtime), "--format", "json", "x.yaml"];
    const { out, err } = await spawnProgram("python3", ["-c", slowReader, ...run], { cwd: directory });
    expect(err).toBe("");
    expect(JSON.parse(out).findings.length).toBeGreaterThan(900);
    expect(out.length).toBeGreaterThan(100_000);
  });

  it("a full disk behind standard error does not keep the output from the evaluating shell", async () => {
    const { code, out } = await shell('"$1" nope 2> /dev/full');
    expect([code, out]).toEqual([4, expect.stringContaining("(exit 4);")]);
  });
});

it("a removed current directory is reported in one line", async () => {
  const gone = temporaryDirectory();
  mkdirSync(`${gone}/x`);
  const script = 'cd x && rmdir ../x && "$1" p';
  const { code, err } = await spawnProgram("sh", ["-c", script, "sh", bundleOf("stella-env", "node")], {
    env: { HOME: gone },
    cwd: gone,
  });
  expect([code, err]).toEqual([1, 'error: cannot resolve ".": no such file or directory\n']);
});
