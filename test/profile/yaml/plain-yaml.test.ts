import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { limits } from "../../../scripts/profile/limits.ts";
import { parsePlainYaml } from "../../../scripts/profile/yaml/plain-yaml.ts";
import { builtInTemplates } from "../../../scripts/scaffold/templates.generated.ts";
import { parseWithLibrary } from "../../../scripts/profile/yaml/library.ts";
import { fixturesIn } from "../../support/fixtures.ts";

/** Expects the plain parser to return exactly what the library returns, positions included, or nothing. */
function expectLikeLibrary(text: string): void {
  const root = parsePlainYaml(text);
  if (root) expect({ root, problems: [] }).toEqual(parseWithLibrary(text, limits));
}

describe("parsePlainYaml() reads what profiles are written in", () => {
  it.each(Object.entries(builtInTemplates))("the template of the %s", (_, text) => {
    expect(parsePlainYaml(text)).toBeDefined();
    expectLikeLibrary(text);
  });

  it.each([
    "a: b",
    "a: b\n",
    "\n# c\n\na: b # c\n#",
    "a:\n    b: c\n\n  # less\n    d: e\nf: g",
    "a:   # c\n b: 'c d'",
    'a: b # c\r\nd: "e"\r\n',
    "# c\n--- # d\na: b",
  ])(
    "%j",
    (text) => {
      expect(parsePlainYaml(text)).toBeDefined();
      expectLikeLibrary(text);
    },
  );
});

describe("parsePlainYaml() leaves everything else to the library", () => {
  it.each([
    ["nothing", ""],
    ["a comment alone", "# a: b\n"],
    ["a key without a value", "a:\nb: c"],
    ["a number", "a: 1"],
    ["a boolean", "a: true"],
    ["null", "a: ~"],
    ["an escape", String.raw`a: "\x41"`],
    ["a doubled quote", "a: 'it''s'"],
    ["text after a quote", 'a: "b" c'],
    ["a comment without a space before it", 'a: "b"#c'],
    ["a list", "a:\n- b"],
    ["braces", "a: {b: c}"],
    ["a value that continues on the next line", "a: b\n  c"],
    ["a key below a value", "a: b\n  c: d"],
    ["inconsistent indentation", "a:\n    b: c\n  d: e"],
    ["less indentation than the first key", "  a: b\nc: d"],
    ["a second colon", "a: b: c"],
    ["a tab", "a:\tb"],
    ["a carriage return alone", "a: b\rc: d"],
    ["a byte order mark", "\ufeffa: b"],
    ["a line separator", "a: b\u2028c"],
    ["a control character", "# \u0007\na: b"],
    ["a second document", "---\na: b\n---\nc: d"],
    ["a document that begins on the line of its start", "--- a: b"],
    ["an anchor", "a: &b c"],
    ["a tag", "a: !b c"],
    ["a block", "a: |\n  b"],
    ["a merge key", "<<: b"],
    ["deep nesting", Array.from({ length: 20 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n") + " b"],
  ])("%s", (_, text) => expect(parsePlainYaml(text)).toBeUndefined());
});

describe("parsePlainYaml() agrees with the library", () => {
  const fixtures = [...fixturesIn("ok"), ...fixturesIn("err")];
  it.each(fixtures)("$name", ({ file }) => expectLikeLibrary(readFileSync(file, "utf8")));

  /** Lines that are each plain, so that only their combination matters. */
  const indent = fc.constantFrom("", "", "  ", "  ", "    ", " ", "   ");
  const plainEntry = fc.constantFrom(
    "a: b",
    "a:",
    "b:",
    "c: 'd'",
    'e: "f" # g',
    "h: i j#k",
    "l: m #",
    "n:  ~o ",
    "#",
    "",
  );
  const plainLine = fc.tuple(indent, plainEntry).map((parts) => parts.join(""));

  /** One line of any kind. */
  const key = fc.constantFrom(
    "a:",
    "b.c:",
    "d-e:",
    "A:",
    "null:",
    "x y:",
    '"q":',
    "a :",
    "a:b:",
    "- a:",
    "?",
    "<<:",
    "#",
  );
  const value = fc.oneof(
    fc.constantFrom("", "b", "b c", "b  c", "b:c", "b#c", "b #c", "b: c", "b:", "~", "~/x", "/x", "//", "true", "yes"),
    fc.constantFrom(
      '"b"',
      '"b # c"',
      '"b: c"',
      "'b'",
      "'b''c'",
      '"b\\"c"',
      '"b',
      "'",
      '"b" c',
      '"b"#c',
      "null",
      "1:20",
    ),
    fc.constantFrom(
      "[b]",
      "{b: c}",
      "b, c]",
      "b}",
      "@b",
      "`b`",
      "%b",
      "&b c",
      "*b",
      "!b c",
      "|",
      ">-",
      "- b",
      "ä",
      "日本",
    ),
    fc.string({ minLength: 1 }).map((text) => `b${text}`),
    fc.string(),
    fc.string({ unit: "binary" }),
  );
  const blank = fc.constantFrom(" ", " ", "  ", "", "\t");
  const tail = fc.constantFrom("", "", "", " ", "   ", " # c", "# c", "\t", " #", "\t# c");
  const end = fc.constantFrom("\n", "\n", "\n", "\n", "\n\n", "\r\n", "\r", "");
  const anyLine = fc.oneof(
    { weight: 5, arbitrary: fc.tuple(indent, key, blank, value, tail, end).map((parts) => parts.join("")) },
    fc.tuple(fc.oneof(fc.constantFrom("---", "...", "%YAML 1.1", "\t", "- a"), fc.string()), end).map(([a, b]) =>
      a + b
    ),
  );

  /** Returns how many texts the plain parser read. */
  function expectAllLikeLibrary(texts: fc.Arbitrary<string>): number {
    let plain = 0;
    fc.assert(
      fc.property(texts, (text) => {
        if (parsePlainYaml(text)) plain++;
        expectLikeLibrary(text);
      }),
      { numRuns: 20_000 },
    );
    return plain;
  }

  it("however plain lines are combined and indented", () => {
    const head = fc.constantFrom("", "", "---\n", "# c\n\n---\n", "--- # c\n", "---#\n", " ---\n", "---\n---\n");
    const [end, last] = [fc.constantFrom("\n", "\n", "\r\n"), fc.constantFrom("", "\n", "\n\n")];
    const texts = fc.tuple(head, fc.array(plainLine, { maxLength: 10 }), end, last)
      .map(([head, lines, end, last]) => (head + lines.join("\n") + last).replaceAll("\n", end));
    expect(expectAllLikeLibrary(texts)).toBeGreaterThan(1_000);
  });

  it("whatever one of the lines is", () => {
    const before = fc.constantFrom("", "p: q\n", "p:\n", "p:\n  q: r\n", "# c\n");
    const after = fc.constantFrom("", "r: s\n", "  r: s\n", "\n# c\n");
    const texts = fc.tuple(before, anyLine, after).map((parts) => parts.join(""));
    expect(expectAllLikeLibrary(texts)).toBeGreaterThan(400);
  });
});
