import { describe, expect, it } from "vitest";
import type { Edit, Finding } from "../../scripts/lint/finding.ts";
import { applyEdits } from "../../scripts/lint/fixer.ts";

const edit = (start: number, end: number, text: string): Edit => ({ span: { start, end }, text });

/** A finding as far as its fix goes. */
const findingWith = (...edits: Edit[]): Finding => ({ fix: { description: "", edits } }) as unknown as Finding;

describe("fixes of one round", () => {
  const table: readonly [string, Finding[], string][] = [
    ["are made in any order", [findingWith(edit(4, 5, "E")), findingWith(edit(0, 1, "A"))], "AbcdEf"],
    ["consist of several edits", [findingWith(edit(3, 3, ")"), edit(1, 1, "("))], "a(bc)def"],
    ["leave out one that overlaps another", [findingWith(edit(0, 3, "X")), findingWith(edit(2, 4, "Y"))], "Xdef"],
    ["leave out one that touches another", [
      findingWith(edit(1, 1, '"'), edit(3, 3, '"')),
      findingWith(edit(3, 3, "!")),
    ], 'a"bc"def'],
    ["leave out one between the edits of another", [
      findingWith(edit(1, 1, "("), edit(5, 5, ")")),
      findingWith(edit(3, 4, "X")),
    ], "a(bcde)f"],
    ["are none without a fix", [{} as Finding], "abcdef"],
  ];
  it.each(table)("%s", (_, findings, expected) => expect(applyEdits("abcdef", findings)).toBe(expected));
});
