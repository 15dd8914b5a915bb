import { describe, expect, it } from "vitest";
import { parseYaml } from "../../../scripts/profile/yaml/parse-yaml.ts";

/** The code of each problem with what it is about. */
const list = (text: string): string[] =>
  parseYaml(text).problems.map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`);

describe("findReaderDifferences() finds", () => {
  it.each<[what: string, text: string, expected: readonly string[]]>([
    ["a control character", 'a: "\x07"\n', ["UNPRINTABLE \x07"]],
    ["NUL", "a: b\0\n", ["UNPRINTABLE \0"]],
    ["DEL in a comment", "a: b # \x7f\n", ["UNPRINTABLE \x7f"]],
    ["a line that holds only a tab", "a: b\n\t\nc: d\n", ["TAB \t"]],
    ["a tab before a comment", "a: b\t# c\n", ["TAB \t"]],
    ["half of a surrogate pair, escaped", 'a: "\\ud83d"\n', ["ESCAPE \\ud83d"]],
    ["half of a surrogate pair in eight digits", 'a: "\\U0000DE00"\n', ["ESCAPE \\U0000DE00"]],
    ["a colon without a space in braces", "{a: b, c:d}\n", ["KEY_COLON c:d"]],
    ["a colon before a brace", "{a:{b: c}}\n", ["KEY_COLON a"]],
    ["a key without a value", "{a}\n", ["KEY_COLON a"]],
    ["a colon on the next line", "{a\n  : b}\n", ["KEY_COLON a"]],
    ["a key on two lines", '{"a\n  b": c}\n', ['KEY_LINES "a\n  b"', 'QUOTE_LINES "a\n  b"']],
    ["quotes on two lines", "a: 'b\n  c'\n", ["QUOTE_LINES 'b\n  c'"]],
    ["a value that begins with a colon", '"a": :b\n', ["PLAIN_START :b"]],
    ["a value that begins with a question mark", "a: ?b\n", ["PLAIN_START ?b"]],
    ["a colon without a key", "a: b\n: c\n", ["EMPTY_KEY :"]],
    ["a last colon", "a: b\n: \n", ["EMPTY_KEY :"]],
    ["an explicit key", "? a\n: b\n", ["EXPLICIT_KEY ?", "KEY_COLON a"]],
    ["a mapping for a key", "? a: b\n", ["EXPLICIT_KEY ?", "KEY_TYPE : b"]],
    ["a list for a key", "[a]: b\n", ["KEY_TYPE [a]"]],
    ["a block without a line end", "a: |\n  b", ["BLOCK |"]],
    ["a block with a number", "a: |2\n   b\n", ["BLOCK |"]],
    ["a block that begins with a blank line", "a: >\n\n  b\n", ["BLOCK >"]],
    ["a block with a line of spaces", "a: |\n  b\n  \n  c\n", ["BLOCK |"]],
    ["a block above a line of spaces", "a: |-\n  b\n \nc: d\n", ["BLOCK |"]],
  ])("%s", (_, text, expected) => expect(list(text)).toEqual(expected));
});

describe("findReaderDifferences() finds nothing in", () => {
  it.each([
    ["JSON", '{"a":"b", "c": [1, {"d":null}]}\n'],
    ["tabs in comments and quotes", 'a: "b\tc" # d\te\n'],
    ["question marks in comments, quotes and words", 'a: "?" # ?\nb: c?d\n'],
    ["escapes of whole characters", 'a: "\\u00e9 \\U0001F600 \\\\ud83d"\n'],
    ["blocks", "a: |\n  b\n\n   c\nd: >- # e\n  f\n"],
    ["blocks with CR LF", "a: |\r\n  b\r\n\r\n   c\r\nd: >-\r\n  f\r\n"],
    ["lists", "a:\n- b\n-   c: d\n    e: f\n- - g\n"],
    ["a space before a colon", "'a' : b\n"],
  ])("%s", (_, text) => expect(list(text)).toEqual([]));
});
