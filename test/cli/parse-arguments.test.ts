import { describe, expect, it } from "vitest";
import { type CommandContext, defineCommand } from "../../scripts/cli/command.ts";
import { choice, duration, flag, negatedFlag, parsedList, text } from "../../scripts/cli/options.ts";
import { parseArguments } from "../../scripts/cli/parse-arguments.ts";

const command = defineCommand({
  name: "init",
  summary: "",
  positionals: { usage: "<name…>", min: 1, max: 2 },
  options: {
    "client-id": text("id", ""),
    format: parsedList("format", "", (value) => value, { short: "f" }),
    colour: choice("colour", ["red", "blue"], ""),
    wait: duration(""),
    force: flag(""),
    "dry-run": flag(""),
    cache: negatedFlag(""),
  },
  conflicts: [["force", "dry-run"]],
  requires: { wait: "force" },
  examples: [],
  run: () => 0,
});

const parse = (...argv: string[]) => parseArguments("stella-test init", command, argv);
const options = (...argv: string[]): CommandContext["options"] => parse(...argv).options;

describe("parseArguments() keeps values as typed", () => {
  for (
    const value of [
      "0012345",
      "0x10",
      "1e3",
      "",
      " ",
      "true",
      "no",
      "-5",
      "Infinity",
      "1_000",
      ".5",
      "a=b",
      "ünï",
      "--x",
    ]
  ) {
    it(`--client-id=${JSON.stringify(value)}`, () =>
      expect(options("n", `--client-id=${value}`)["client-id"]).toBe(value));
  }
  it.each(["0012345", "true", "-5", "a.b", ""])(
    "--client-id %j as a word of its own",
    (value) => expect(options("n", "--client-id", value)["client-id"]).toBe(value),
  );
  it("positionals that look like numbers", () => expect(parse("007", "0x1").positionals).toEqual(["007", "0x1"]));
  it("a lone dash as a positional", () => expect(parse("-", "--force").positionals).toEqual(["-"]));
  it("the command line after --", () => {
    const lenient = { ...command, takesCommandLine: true };
    expect(parseArguments("t", lenient, ["n", "--", "ls", "--force", "--"]).commandLine).toEqual([
      "ls",
      "--force",
      "--",
    ]);
  });
});

describe("parseArguments() reads options", () => {
  it("a flag before a positional takes no value", () => {
    const { options, positionals } = parse("--force", "n");
    expect([options["force"], positionals]).toEqual([true, ["n"]]);
  });
  it("a flag of two words before a positional takes no value", () => {
    const { options, positionals } = parse("--dry-run", "n", "m");
    expect([options["dry-run"], positionals]).toEqual([true, ["n", "m"]]);
  });
  it("a negated flag is on unless given", () =>
    expect([options("n")["cache"], options("n", "--no-cache")["cache"]]).toEqual([true, false]));
  it("short and long forms mix, in order", () =>
    expect(options("n", "-f", "1", "--format=2", "-f=3")["format"]).toEqual(["1", "2", "3"]));
  it("a choice", () => expect(options("n", "--colour", "blue")["colour"]).toBe("blue"));
  it("a duration, in ms", () => expect(options("n", "--force", "--wait", "1m30s")["wait"]).toBe(90_000));
  it("an option that is left out is undefined, a list empty, a flag false", () =>
    expect(options("n")).toMatchObject({ "client-id": undefined, colour: undefined, format: [], force: false }));
});

describe("parseArguments() refuses with exit code 2 and the way to the help", () => {
  const table: readonly [string, string[], string][] = [
    ["an unknown option, as typed", ["n", "--secret-from"], 'unknown option "--secret-from"'],
    ["a typo, with a guess", ["n", "--client-ids", "x"], 'unknown option "--client-ids". did you mean "--client-id"?'],
    ["a camel-case option", ["n", "--clientId", "x"], 'unknown option "--clientId". did you mean "--client-id"?'],
    ["an unknown short option", ["n", "-x"], 'unknown option "-x"'],
    ["what a negated flag turns off", ["n", "--cache"], 'unknown option "--cache"'],
    ["a polluting option", ["n", "--__proto__.x", "1"], 'unknown option "--__proto__.x"'],
    ["a property of every object", ["n", "--constructor", "1"], 'unknown option "--constructor"'],
    ["a missing value", ["n", "--client-id"], 'option "--client-id <id>" needs a value'],
    ["an option in place of a value", ["n", "--client-id", "--force"], 'option "--client-id <id>" needs a value'],
    ["a value for a flag", ["n", "--force=yes"], 'option "--force" takes no value'],
    [
      "an option given twice",
      ["n", "--client-id", "a", "--client-id", "b"],
      "option --client-id is given twice. give it once",
    ],
    ["an unknown choice", ["n", "--colour", "x"], 'unknown colour "x" for --colour. choose one of red, blue'],
    ["a choice with a typo", ["n", "--colour", "blu"], 'unknown colour "blu" for --colour. did you mean "blue"?'],
    ["a bad duration", ["n", "--force", "--wait", "5"], '--wait "5" is not a duration. write 90s, 5m or 1h30m'],
    ["options in conflict", ["n", "--force", "--dry-run"], "--force and --dry-run cannot be used together"],
    ["an option without the one that it needs", ["n", "--wait", "1s"], "--wait works only together with --force"],
    ["too few positionals", [], "stella-test init needs <name…>"],
    ["too many positionals", ["a", "b", "c"], 'unexpected argument "c". stella-test init takes <name…>'],
    ["a command that is not taken", ["a", "--", "b"], 'stella-test init takes nothing after "--"'],
  ];
  it.each(table)("%s", (_, argv, message) => {
    const hint = "run stella-test init --help";
    expect(() => parse(...argv)).toThrow(expect.objectContaining({ exitCode: 2, message, hint }));
  });
  it("a positional that is none of the choices", () => {
    const choices = { noun: "shell", words: ["bash", "zsh"] };
    const picky = { ...command, positionals: { usage: "<shell>", min: 1, max: 1, choices } };
    expect(() => parseArguments("t", picky, ["nu"])).toThrow('unknown shell "nu". choose one of bash, zsh');
  });
  it("a missing command line", () => {
    const eager = { ...command, takesCommandLine: true };
    expect(() => parseArguments("t", eager, ["n", "--"])).toThrow('t needs a command after "--"');
  });
});
