import { describe, expect, it } from "vitest";
import type { Edit, Finding } from "../../scripts/lint/finding.ts";
import { lintText } from "../../scripts/lint/engine.ts";
import { applyEdits, fixAll } from "../../scripts/lint/fixer.ts";
import { testIo } from "../support/io.ts";

const edit = (start: number, end: number, text: string): Edit => ({ span: { start, end }, text });

/** A finding reduced to its fix. */
const findingWith = (...edits: Edit[]): Finding => ({ fix: { description: "", edits } }) as unknown as Finding;

describe("applyEdits()", () => {
  const table: readonly [string, Finding[], string][] = [
    ["makes fixes in any order", [findingWith(edit(4, 5, "E")), findingWith(edit(0, 1, "A"))], "AbcdEf"],
    ["makes a fix of several edits", [findingWith(edit(3, 3, ")"), edit(1, 1, "("))], "a(bc)def"],
    ["leaves out a fix that overlaps another", [findingWith(edit(0, 3, "X")), findingWith(edit(2, 4, "Y"))], "Xdef"],
    ["leaves out a fix that touches another", [
      findingWith(edit(1, 1, '"'), edit(3, 3, '"')),
      findingWith(edit(3, 3, "!")),
    ], 'a"bc"def'],
    ["leaves out a fix between the edits of another", [
      findingWith(edit(1, 1, "("), edit(5, 5, ")")),
      findingWith(edit(3, 4, "X")),
    ], "a(bcde)f"],
    ["leaves a text without fixes alone", [{} as Finding], "abcdef"],
  ];
  it.each(table)("%s", (_, findings, expected) => expect(applyEdits("abcdef", findings)).toBe(expected));
});

describe("fixAll()", () => {
  it("makes more fixes than a rule may report", () => {
    const io = testIo();
    const text = `a: [${"yes, ".repeat(5000)}]\n`;
    const [fixed] = fixAll(lintText("/x.yaml", text, io), io, new Map());
    expect(fixed?.after.text).toBe(`a: [${'"yes", '.repeat(5000)}]\n`);
  });

  it("makes only the fixes of rules that are on, in later rounds, too", () => {
    const io = testIo();
    const text = 'stellaops: {authority: {scope: "packs:run  packs.read"}}\n';
    const overrides = new Map([["key-case", "off"], ["pack-scope-spelling", "off"]] as const);
    const [fixed] = fixAll(lintText("/x.yaml", text, io, overrides), io, overrides);
    expect(fixed?.after.text).toBe('stellaops: {authority: {scope: "packs:run packs.read"}}\n');
  });

  it("makes no fix that a comment disables", () => {
    const io = testIo();
    const text = "stellaops: # stella-lint-disable-line key-case\n  other: yes\n";
    const [fixed] = fixAll(lintText("/x.yaml", text, io), io, new Map());
    expect(fixed?.after.text).toBe('stellaops: # stella-lint-disable-line key-case\n  other: "yes"\n');
  });
});
