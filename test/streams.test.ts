import { mkdirSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { bundleOf, runtimes, type Spawned, spawnProgram } from "./support/bundles.ts";
import { temporaryDirectory } from "./support/io.ts";
import { writeProfile } from "./support/profiles.ts";

/** Runs a program with a pipe that does not wait, and reads from it only once it is full. */
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

describe.each(runtimes)("standard streams on %s", (runtime) => {
  const env = bundleOf("stella-env", runtime);
  const shell = (script: string, cwd?: string): Promise<Spawned> => {
    const home = temporaryDirectory();
    writeProfile(home, "p");
    return spawnProgram("sh", ["-c", script, "sh", env], { env: { HOME: home }, ...(cwd !== undefined && { cwd }) });
  };

  it("a full disk behind standard output is a failure in one line", async () => {
    const { code, err } = await shell('"$1" p > /dev/full');
    expect([code, err]).toEqual([1, 'error: cannot write to "standard output": no space left on the device\n']);
  });

  it("an environment variable that is no text is no bug", async () => {
    const { code, err } = await shell('export STELLA_PROFILE="$(printf "\\377")"; "$1"');
    expect(code).toBe(2);
    expect(err).not.toContain("this is a bug");
  });

  it("a directory for standard input is no bug", async () => {
    const { code, err } = await spawnProgram("sh", ["-c", '"$1" - < /', "sh", bundleOf("stella-lint", runtime)]);
    expect(code).toBe(1);
    expect(err).not.toContain("this is a bug");
  });

  it("a full pipe that does not wait for its reader takes everything", async () => {
    const directory = temporaryDirectory();
    writeFileSync(`${directory}/x.yaml`, "typo: 1\n".repeat(1000));
    const run = [bundleOf("stella-lint", runtime), "--format", "json", "x.yaml"];
    const { out, err } = await spawnProgram("python3", ["-c", slowReader, ...run], { cwd: directory });
    expect(err).toBe("");
    expect(JSON.parse(out).findings.length).toBeGreaterThan(900);
    expect(out.length).toBeGreaterThan(100_000);
  });

  it("a full disk behind standard error takes nothing from the evaluating shell", async () => {
    const { code, out } = await shell('"$1" nope 2> /dev/full');
    expect([code, out]).toEqual([4, expect.stringContaining("(exit 4);")]);
  });
});

it("a current directory that has been removed is told as such", async () => {
  const gone = temporaryDirectory();
  mkdirSync(`${gone}/x`);
  const script = 'cd x && rmdir ../x && "$1" p';
  const { code, err } = await spawnProgram("sh", ["-c", script, "sh", bundleOf("stella-env", "node")], {
    env: { HOME: gone },
    cwd: gone,
  });
  expect([code, err]).toEqual([1, 'error: cannot resolve ".": no such file or directory\n']);
});
