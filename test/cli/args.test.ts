import { describe, expect, it } from "vitest";
import { parseArgs } from "../../scripts/cli/args.ts";
import type { Grammar } from "../../scripts/cli/options.ts";

const grammar: Grammar = {
  positionals: "<name…>",
  arity: [1, 2],
  options: [
    { flags: "--client-id <id>", description: "" },
    { flags: "-f, --format <format>", description: "", repeatable: true },
    { flags: "--force", description: "" },
    { flags: "--dry-run", description: "" },
    { flags: "--no-cache", description: "" },
  ],
};
const parse = (...argv: string[]) => parseArgs("stella-test init", grammar, argv);

describe("option values arrive as typed", () => {
  for (
    const value of ["0012345", "0x10", "1e3", "", " ", "true", "no", "-5", "Infinity", "1_000", ".5", "a=b", "ünï"]
  ) {
    it(`--client-id=${JSON.stringify(value)}`, () =>
      expect(parse("n", `--client-id=${value}`).text("client-id")).toBe(value));
  }
  it("as a word of its own", () => expect(parse("n", "--client-id", "0012345").text("client-id")).toBe("0012345"));
  it("positionals too", () => expect(parse("007", "0x1").positionals).toEqual(["007", "0x1"]));
  it("a lone dash is a positional", () => expect(parse("-", "--force").positionals).toEqual(["-"]));
  it("a flag of two words before a positional takes nothing", () => {
    const args = parse("--dry-run", "n", "m");
    expect([args.flag("dry-run"), args.positionals]).toEqual([true, ["n", "m"]]);
  });
  it("a flag that takes a thing away", () => {
    expect([parse("n").flag("cache"), parse("n", "--no-cache").flag("cache")]).toEqual([true, false]);
  });
  it("short and long forms mix, in order", () =>
    expect(parse("n", "-f", "1", "--format=2").list("format")).toEqual(["1", "2"]));
  it("a flag before a positional takes nothing", () => {
    const args = parse("--force", "n");
    expect([args.flag("force"), args.positionals]).toEqual([true, ["n"]]);
  });
});

describe("what cannot be meant is refused with exit code 2", () => {
  const table: readonly [string, string[], string][] = [
    ["an unknown option", ["n", "--bogus"], 'unknown option "--bogus"'],
    ["a missing value", ["n", "--client-id"], 'option "--client-id <id>" needs a value'],
    [
      "an option given twice",
      ["n", "--client-id", "a", "--client-id", "b"],
      "option --client-id is given twice. give it once",
    ],
    ["too few positionals", [], "stella-test init needs <name…>"],
    ["too many positionals", ["a", "b", "c"], 'unexpected argument "c". stella-test init takes <name…>'],
    ["a command that is not taken", ["a", "--", "b"], 'stella-test init takes nothing after "--"'],
    ["a polluting option", ["n", "--__proto__.x", "1"], 'unknown option "--__proto__.x"'],
  ];
  it.each(table)("%s", (_, argv, message) => {
    expect(() => parse(...argv)).toThrow(expect.objectContaining({ exitCode: 2, message }));
  });
});
