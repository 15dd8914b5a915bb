import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { lintProgram } from "../../scripts/commands/lint.ts";
import { lintFiles } from "../../scripts/lint/engine.ts";
import { findFiles } from "../../scripts/lint/find-files.ts";
import { bundleOf, runtimes, spawnProgram } from "../support/bundles.ts";
import { runProgram, temporaryDirectory, type TestIo, testIo } from "../support/io.ts";

/** A bad file beside a good one: both must be reported. */
const table: readonly [what: string, make: (path: string) => void, rule: string, message: string | RegExp][] = [
  [
    "a file of 100 MB",
    (path) => {
      writeFileSync(path, "a: ");
      truncateSync(path, 100 * 1024 * 1024);
    },
    "file-size",
    /larger than 262144 bytes/,
  ],
  ["10,000 nested lists", (path) => writeFileSync(path, "[".repeat(10_000)), "nesting-depth", /64 levels/],
  ["10,000 nested mappings", (path) => writeFileSync(path, "{a: ".repeat(10_000)), "nesting-depth", /64 levels/],
  ["100,000 nested sequences", (path) => writeFileSync(path, "- ".repeat(100_000)), "nesting-depth", /64 levels/],
  [
    "an alias bomb",
    (path) => {
      const names = "abcdefghijklmnopqrstuvwxyz".split("");
      const lines = names.map((name, index) =>
        `${name}: &${name} [${Array(9).fill(index === 0 ? "lol" : `*${names[index - 1]}`).join(", ")}]`
      );
      writeFileSync(path, `${lines.join("\n")}\nStellaOps: *z\n`);
    },
    "yaml-feature",
    "alias *z is not portable. write the value out",
  ],
  [
    "bytes that are not UTF-8",
    (path) => writeFileSync(path, new Uint8Array([0x61, 0x3a, 0x20, 0xff])),
    "encoding",
    /not UTF-8/,
  ],
  ["a FIFO", (path) => execFileSync("mkfifo", [path]), "unreadable-file", /not a regular file/],
  ["a device", (path) => symlinkSync("/dev/zero", path), "unreadable-file", /not a regular file/],
  ["a directory named x.yaml", (path) => mkdirSync(path), "unreadable-file", /it is a directory/],
  ["a dangling link", (path) => symlinkSync("nowhere", path), "unreadable-file", /no such file/],
  ["a link that leads to itself", (path) => symlinkSync("x.yaml", path), "unreadable-file", /too many symbolic links/],
];

/** The time limit for the worst of them, in ms. */
const timeLimitMs = 5000;

describe("readLintFiles() reports, and still lints the other files:", () => {
  it.each(table)("%s", async (_, make, rule, message) => {
    const directory = temporaryDirectory();
    make(join(directory, "x.yaml"));
    writeFileSync(join(directory, "y.yaml"), "Typo: 1\n");
    const io = testIo({ cwd: directory });
    const { code, out } = await runProgram(lintProgram, ["-f", "json", "."], io);
    const { findings } = JSON.parse(out) as { findings: Record<string, unknown>[] };
    expect(code).toBe(1);
    expect(findings).toContainEqual(
      expect.objectContaining({
        file: "x.yaml",
        rule,
        message: typeof message === "string" ? message : expect.stringMatching(message),
      }),
    );
    expect(findings).toContainEqual(expect.objectContaining({ file: "y.yaml", rule: "missing-key" }));
  }, timeLimitMs);

  it("a file that vanishes between the listing and the reading", async () => {
    const directory = temporaryDirectory();
    for (const name of ["x.yaml", "y.yaml"]) writeFileSync(join(directory, name), "Typo: 1\n");
    const io = testIo({ cwd: directory });
    const inputs = await findFiles(["."], io);
    rmSync(join(directory, "x.yaml"));
    const found = lintFiles(inputs, io).map(({ file, rule }) => `${file} ${rule}`);
    expect(found).toContain("x.yaml unreadable-file");
    expect(found).toContain("y.yaml missing-key");
  });
});

describe("lintFiles() keeps the findings of the other files when it fails on one", () => {
  const failing = (path: string): never => {
    throw new RangeError(`Zx9canary in ${path}`);
  };
  const lint = (io: TestIo) => {
    const shown = (name: string) => ({ shownPath: name, path: join(io.home, name) });
    for (const name of ["x.yaml", "y.yaml"]) {
      writeFileSync(join(io.home, name), "StellaOps: {Authority: {ClientSecretFile: x.secret}}\n");
    }
    return lintFiles(["x.yaml", "y.yaml"].map(shown), io).map(({ file, rule, message }) =>
      `${file} ${rule}: ${message}`
    );
  };

  it.each([["reading", "x.yaml"], ["inspecting", "x.secret"]])("while %s", (_, name) => {
    const home = temporaryDirectory();
    const files = testIo().files;
    const read: typeof files.read = (path, limit) =>
      path === join(home, name) ? failing(path) : files.read(path, limit);
    const found = lint(testIo({ env: { HOME: home }, io: { files: { ...files, read } } }));
    expect(found.filter((line) => line.startsWith("x.yaml"))).toEqual([
      "x.yaml unreadable-file: the linter failed on this file (RangeError), and checked the others. please report it",
    ]);
    expect(found.some((line) => line.startsWith("y.yaml ")) || name === "x.secret").toBe(true);
  });
});

// Root may read everything, so that these run as another user if the tests run as root.
describe.each(runtimes)("readLintFiles() without permission, on %s", (runtime) => {
  const asNobody = process.getuid?.() === 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : [];
  const deno = join(import.meta.dirname, "../../node_modules/.bin/deno");
  const bundle = bundleOf("stella-lint", runtime);

  beforeAll(() => {
    if (!existsSync(bundle)) throw new Error(`${bundle} is missing: run make build`);
  });

  const lint = async (directory: string): Promise<{ code: number; out: string; err: string }> => {
    const copy = join(directory, "stella-lint.js");
    copyFileSync(bundle, copy);
    const denoArgs = ["run", "--no-prompt", "--allow-read", "--allow-env", "--allow-sys=uid"];
    const command = [
      ...asNobody,
      ...(runtime === "node" ? [process.execPath] : [deno, ...denoArgs]),
      copy,
      "-f",
      "compact",
      ".",
    ];
    const [file = "", ...args] = command;
    return await spawnProgram(file, args, { cwd: directory, env: { HOME: directory, DENO_DIR: directory } });
  };

  it("reports a file", async () => {
    const directory = temporaryDirectory();
    chmodSync(directory, 0o777);
    writeFileSync(join(directory, "x.yaml"), "a: 1\n", { mode: 0o000 });
    writeFileSync(join(directory, "y.yaml"), "a: 1\n", { mode: 0o644 });
    const { code, out } = await lint(directory);
    expect(out).toContain("x.yaml:1:1: error: the file cannot be read: permission denied [unreadable-file]\n");
    expect(out).toContain('y.yaml:1:1: error: key "StellaOps" is missing. add it [missing-key]\n');
    expect(code).toBe(1);
  });

  it("reports a secret file in a closed directory", async () => {
    const directory = temporaryDirectory();
    chmodSync(directory, 0o777);
    mkdirSync(join(directory, "closed"), { mode: 0o000 });
    writeFileSync(
      join(directory, "x.yaml"),
      `StellaOps:\n  Authority:\n    ClientSecretFile: ${directory}/closed/x.secret\n`,
      { mode: 0o644 },
    );
    const { out } = await lint(directory);
    expect(out).toContain("it cannot be read: permission denied");
  });
});
