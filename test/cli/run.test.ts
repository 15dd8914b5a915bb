import { describe, expect, it } from "vitest";
import { FileError, InterruptedError, TransientError, UsageError } from "../../scripts/core/errors.ts";
import type { Command, Program } from "../../scripts/cli/command.ts";
import { choice } from "../../scripts/cli/options.ts";
import { version } from "../../scripts/core/version.ts";
import { runProgram, testIo } from "../support/io.ts";

const createCommand = (name: string, run: Command["run"]): Command => ({
  name,
  positionals: { usage: "[word…]", min: 0, max: 9 },
  summary: `Do ${name}.`,
  options: { colour: choice("colour", ["red", "blue"], "Which.") },
  examples: [{ command: `stella-test ${name} x`, does: "Do it to x" }],
  run,
});

const inner: Program = { name: "stella-inner", summary: "The inner one.", commands: [createCommand("", () => 7)] };

const program: Program = {
  name: "stella-test",
  summary: "Tests the command line.",
  commands: [
    createCommand("say", ({ positionals, io }) => {
      io.stdout.write(positionals.join("+"));
      return 0;
    }),
    createCommand("secret", () => Promise.resolve(1)),
    createCommand("secret set", () => 0),
    createCommand("vault open", () => 0),
    createCommand("fail", ({ positionals, io }) => {
      io.stdout.write("half a result");
      throw failures[positionals[0] ?? ""];
    }),
  ],
  delegates: { inner },
};

const failures: Readonly<Record<string, unknown>> = {
  usage: new UsageError("it is wrong", { hint: "do it right", cause: new Error("the cause") }),
  transient: new TransientError("try later"),
  stop: new InterruptedError(),
  file: new FileError("read", "/x", "EACCES"),
  bug: new TypeError("x is not a function"),
};

const runHere = (...argv: string[]) => runProgram(program, argv, testIo());

describe("run() finds a verb by its words", () => {
  it.each([
    ["one word", ["say", "a", "b"], 0, "a+b"],
    ["two words, over the shorter verb", ["secret", "set"], 0, ""],
    ["one of the two words alone", ["secret"], 1, ""],
    ["behind a common option", ["--quiet", "say", "a"], 0, "a"],
    ["of another program", ["inner"], 7, ""],
    ["of another program, behind a common option", ["--quiet", "inner"], 7, ""],
  ])("%s", async (_, argv, code, out) => expect(await runHere(...argv)).toEqual({ code, out, err: "" }));
});

describe("run() turns what is thrown into a message and an exit code, and prints no result", () => {
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
  it("keeps an error on one line without control characters, whatever it quotes", async () => {
    const { err } = await runHere("x\n::error::y\x1b[31m");
    expect(err).toMatch(/^error: unknown verb "x\\u000a::error::y\\u001b\[31m"\..*\nhint: .*\n$/);
  });
  it("logs the cause with --verbose", async () => {
    expect((await runHere("fail", "usage", "--verbose")).err).toContain("cause: the cause");
  });
  it("a bug shows its stack only with --verbose", async () => {
    expect((await runHere("fail", "bug")).err).not.toContain("run.test.ts");
    const { code, err } = await runHere("fail", "bug", "--verbose");
    expect(code).toBe(1);
    expect(err).toContain("unexpected failure: x is not a function");
    expect(err).toContain("run.test.ts");
  });
  it.each([
    ["no verb", [], "error: stella-test needs a verb: say, secret, secret set, vault open, fail, inner\n"],
    ["a typo", ["secrte"], 'error: unknown verb "secrte". did you mean "secret"?\n'],
    [
      "an unknown verb",
      ["zzz"],
      'error: unknown verb "zzz". choose one of say, secret, secret set, vault open, fail, inner\n',
    ],
    ["the first word of a verb alone", ["vault"], 'error: unknown verb "vault". choose one of vault open\n'],
    ["an unknown second word", ["vault", "rotate"], 'error: unknown verb "vault rotate". choose one of vault open\n'],
    ["a typo in the second word", ["vault", "opne"], 'error: unknown verb "vault opne". did you mean "vault open"?\n'],
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
  const evaluated: Program = { ...program, printFailure: (code) => `(exit ${code});\n` };
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
