import { describe, expect, it } from "vitest";
import { FileError, InterruptedError, TransientError, UsageError } from "../../scripts/core/errors.ts";
import type { Program, Verb } from "../../scripts/cli/command.ts";
import { version } from "../../scripts/core/version.ts";
import { runProgram, testIo } from "../support/io.ts";

const verb = (name: string, run: Verb["run"]): Verb => ({
  name,
  positionals: "[word…]",
  arity: [0, 9],
  summary: `Do ${name}.`,
  options: [{ flags: "--colour <colour>", description: "Which.", values: ["red", "blue"] }],
  examples: [{ command: `stella-test ${name} x`, does: "Do it to x" }],
  run,
});

const inner: Program = { name: "stella-inner", summary: "The inner one.", verbs: [verb("", () => Promise.resolve(7))] };

const program: Program = {
  name: "stella-test",
  summary: "Tests the command line.",
  verbs: [
    verb("say", (args, io) => {
      io.stdout.write(args.positionals.join("+"));
      return Promise.resolve(0);
    }),
    verb("secret", () => Promise.resolve(1)),
    verb("secret set", () => Promise.resolve(0)),
    verb("fail", (args, io) => {
      io.stdout.write("half a result");
      throw failures[args.positionals[0] ?? ""];
    }),
  ],
  delegates: { inner },
};

/** What Deno says of an error in a module that is a data: URL. */
const inPart = new Error("x");
inPart.stack =
  "Error: x\n    at f (data:text/javascript,throw%20x%0A%2F%2F%23%20sourceURL%3Dyaml-library:1:39)\n    at g";

const failures: Readonly<Record<string, unknown>> = {
  part: inPart,
  usage: new UsageError("it is wrong", { hint: "do it right", cause: new Error("the cause") }),
  transient: new TransientError("try later"),
  stop: new InterruptedError(),
  file: new FileError("read", "/x", "EACCES"),
  bug: new TypeError("x is not a function"),
};

const runHere = (...argv: string[]) => runProgram(program, argv, testIo());

describe("a verb is found by its words", () => {
  it.each([
    ["one word", ["say", "a", "b"], 0, "a+b"],
    ["two words, over the shorter verb", ["secret", "set"], 0, ""],
    ["one of the two words alone", ["secret"], 1, ""],
    ["behind a common option", ["--quiet", "say", "a"], 0, "a"],
    ["of another program", ["inner"], 7, ""],
    ["of another program, behind a common option", ["--quiet", "inner"], 7, ""],
  ])("%s", async (_, argv, code, out) => expect(await runHere(...argv)).toEqual({ code, out, err: "" }));
});

describe("what is thrown becomes a message and an exit code, and nothing reaches standard output", () => {
  it.each([
    ["usage", 2, "error: it is wrong\nhint: do it right\n"],
    ["transient", 10, "error: try later\n"],
    ["stop", 130, "error: stopped\n"],
    ["file", 1, 'error: cannot read "/x": permission denied\n'],
  ])("%s", async (name, code, err) => expect(await runHere("fail", name)).toEqual({ code, out: "", err }));

  it("a full disk behind standard output", async () => {
    const write = (): never => {
      throw new FileError("write to", "standard output", "ENOSPC");
    };
    const stdout = { isTerminal: false, columns: 80, write };
    const { code, err } = await runProgram(program, ["say", "a"], testIo({ io: { stdout } }));
    expect([code, err]).toEqual([1, 'error: cannot write to "standard output": no space left on the device\n']);
  });
  it("a line that stays one, and steers no terminal, whatever is quoted in it", async () => {
    const { err } = await runHere("x\n::error::y\x1b[31m");
    expect(err).toMatch(/^error: unknown verb "x\\u000a::error::y\\u001b\[31m"\..*\nhint: .*\n$/);
  });
  it("the cause is told with --verbose", async () => {
    expect((await runHere("fail", "usage", "--verbose")).err).toContain("cause: the cause");
  });
  it("a bug in a part of a bundle shows the part's name, not its text", async () => {
    const { err } = await runHere("fail", "part", "--verbose");
    expect(err).toContain("    at f (yaml-library:1:39)\n");
    expect(err).not.toContain("data:");
  });
  it("a bug shows its stack only with --verbose", async () => {
    expect((await runHere("fail", "bug")).err).not.toContain("run.test.ts");
    const { code, err } = await runHere("fail", "bug", "--verbose");
    expect(code).toBe(1);
    expect(err).toContain("unexpected failure: x is not a function");
    expect(err).toContain("run.test.ts");
  });
  it.each([
    ["no verb", [], "error: stella-test needs a verb: say, secret, secret set, fail, inner\n"],
    ["a slip of the pen", ["secrte"], 'error: unknown verb "secrte". did you mean "secret"?\n'],
    ["an unknown verb", ["zzz"], 'error: unknown verb "zzz". it is one of say, secret, secret set, fail, inner\n'],
  ])("%s", async (_, argv, err) => {
    expect(await runHere(...argv)).toEqual({ code: 2, out: "", err: `${err}hint: run stella-test --help\n` });
  });
});

describe("help and version", () => {
  it("the version is data", async () =>
    expect(await runHere("--version")).toEqual({ code: 0, out: `${version}\n`, err: "" }));
  it("help names every verb", async () => {
    const { code, out } = await runHere("--help");
    expect(code).toBe(0);
    expect(out).toMatch(
      /^Tests the command line\.\n\nUsage:\n {2}stella-test <verb> \[options\]\n\nVerbs:\n {2}say \[word…\] {9}Do say\.\n/,
    );
    expect(out).toContain("inner …");
  });
  it("help of a verb has its options and examples", async () => {
    const { out } = await runHere("say", "--help");
    expect(out).toContain("stella-test say [word…] [options]");
    expect(out).toContain("    --colour <colour>  Which. One of red, blue.");
    expect(out).toContain("  # Do it to x\n  stella-test say x\n");
  });
});

describe("a program whose output is evaluated", () => {
  const evaluated: Program = { ...program, onFailure: (code) => `(exit ${code});\n` };
  const evaluate = (...argv: string[]) => runProgram(evaluated, argv, testIo());

  it("prints its failing statement for any failure", async () => {
    expect(await evaluate("fail", "transient")).toMatchObject({ code: 10, out: "(exit 10);\n" });
    expect(await evaluate("say", "--bogus")).toMatchObject({ code: 2, out: "(exit 2);\n" });
    expect(await evaluate("fail", "bug")).toMatchObject({ code: 1, out: "(exit 1);\n" });
  });
  it("prints its help on standard error", async () => {
    const { code, out, err } = await evaluate("say", "--help");
    expect([code, out]).toEqual([0, ""]);
    expect(err).toContain("Usage:");
  });
});

describe("colour", () => {
  it.each([
    ["on a terminal", { TERM: "xterm" }, true, true],
    ["not on a dumb terminal", { TERM: "dumb" }, true, false],
    ["not with NO_COLOR", { NO_COLOR: "1" }, true, false],
    ["not in a pipe", {}, false, false],
    ["in a pipe with FORCE_COLOR", { FORCE_COLOR: "1" }, false, true],
    ["not with FORCE_COLOR=0", { FORCE_COLOR: "0" }, true, false],
  ])("%s", async (_, env, stderrIsTerminal, coloured) => {
    const { err } = await runProgram(program, ["fail", "stop"], testIo({ env, stderrIsTerminal }));
    expect(err.includes("\x1b[31merror:\x1b[0m")).toBe(coloured);
  });
});
