import { describe, expect, it } from "vitest";
import { textTable } from "../../scripts/cli/table.ts";

const terminal = (columns: number) => ({ isTerminal: true, columns, write: () => {} });
const pipe = { isTerminal: false, columns: 80, write: () => {} };

describe("a table", () => {
  it("aligns its columns", () =>
    expect(textTable([["NAME", "ROLE"], ["a", "operator"], ["packs", ""]], pipe)).toBe(
      "NAME   ROLE\na      operator\npacks\n",
    ));

  it("is cut by display width on a terminal, from the widest column", () => {
    const lines = textTable([["NAME", "CLIENT", "END"], ["packs", "多言語のクライアント名です", "x"]], terminal(24))
      .split("\n");
    expect(lines).toEqual(["NAME   CLIENT        END", "packs  多言語のク…   x", ""]);
  });

  it("is never cut in a pipe", () => expect(textTable([["x".repeat(200)]], pipe)).toBe(`${"x".repeat(200)}\n`));

  it("leaves enough of a column to tell what it is, however narrow the terminal", () =>
    expect(textTable([["abcdefghij", "klmnopqrst"]], terminal(5))).toBe("abcde…  klmno…\n"));

  it("shows control characters as what they are not", () =>
    expect(textTable([["a\x1b[31mb\nc"]], pipe)).toBe("a\ufffd[31mb\ufffdc\n"));

  it("of nothing is nothing", () => expect(textTable([], pipe)).toBe(""));
});
