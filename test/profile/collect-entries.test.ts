import { describe, expect, it } from "vitest";
import { parseDocument } from "../../scripts/profile/parse-document.ts";
import type { ProfileDocument } from "../../scripts/profile/document.ts";

const parse = (text: string): ProfileDocument => parseDocument({ name: "x", file: "/x.yaml" }, text);

/** The code of each problem with a place of a key, and the key. */
const list = (text: string): string[] =>
  parse(text).problems.filter(({ code }) => /KEY/.test(code)).map(({ code, span }) =>
    `${code} ${text.slice(span.start, span.end)}`
  );

describe("collectEntries() finds", () => {
  it.each<[what: string, text: string, expected: readonly string[]]>([
    ["a key twice in a list's mapping", "a:\n  - b: 1\n    b: 2\n", ["DUPLICATE_KEY b"]],
    ["one in another case", "a:\n  - b: 1\n    B: 2\n", ["DUPLICATE_KEY B"]],
    ["one that only Unicode folds", "a: {straße: 1, STRASSE: 2}\n", ["DUPLICATE_KEY STRASSE"]],
    ["two ways to one place", "a: {b: {c: 1}}\na:b: {c: 2}\n", ["DUPLICATE_KEY a:b"]],
    ["two ways to one value", "a:b:c: 1\na: {b: {c: 2}}\n", ["DUPLICATE_KEY c"]],
    ["a key that leads into a list", "a:0: x\na: [y]\n", ["DUPLICATE_KEY y"]],
    ["a colon that leads to a field", "StellaOps:BackendUrl: x\n", ["FLAT_KEY StellaOps:BackendUrl"]],
    ["a colon that leads to a mapping", "stellaops:authority: {}\n", ["FLAT_KEY stellaops:authority"]],
    ["a colon in a mapping", "StellaOps: {Authority:Url: x}\n", ["FLAT_KEY Authority:Url"]],
    ["a key below a field", "StellaOps: {'BackendUrl:x': y}\n", ["FLAT_KEY 'BackendUrl:x'"]],
  ])("%s", (_, text, expected) => expect(list(text)).toEqual(expected));

  it("nothing where keys lead to places of their own", () =>
    expect(list("a:b: 1\na: {c: 2}\nd: [{e: 1}, {e: 2}]\nLogging:Level: x\n'StellaOps:Other': y\n")).toEqual([]));

  it("the field behind a colon, so that a secret there is known", () =>
    expect(parse("StellaOps:Authority: {ClientSecret: hush}\n").problems.map(({ message }) => message)[0]).toBe(
      '.NET takes a colon in a key for another level, and this key for "StellaOps:Authority"',
    ));
});

describe("collectEntries() takes for no field", () => {
  it.each([
    ["a key with dots", "StellaOps.BackendUrl: x\n"],
    ["letters that only Unicode folds to ASCII", "StellaOps: {Bac\u212aendUrl: x}\n"],
    ["a key in a list", "StellaOps: [{BackendUrl: x}]\n"],
  ])("%s", (_, text) => expect(parse(text).fields.has("backendUrl")).toBe(false));
});
