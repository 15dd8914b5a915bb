import { describe, expect, it } from "vitest";
import { formatTable } from "../../scripts/terminal/table.ts";

const terminal = (columns: number) => ({ isTerminal: true, columns, write: () => {} });
const pipe = { isTerminal: false, columns: 80, write: () => {} };

const table = (rows: string[][], elastic: string[] = []) => ({ rows, elastic });

describe("formatTable()", () => {
  it("aligns columns", () =>
    expect(formatTable(table([["NAME", "ROLE"], ["a", "operator"], ["packs", ""]]), pipe)).toBe(
      "NAME   ROLE\na      operator\npacks\n",
    ));

  it("cuts elastic columns by display width to fit a terminal", () => {
    const rows = [["NAME", "CLIENT", "END"], ["packs", "多言語のクライアント名です", "x"]];
    expect(formatTable(table(rows, ["NAME", "CLIENT"]), terminal(24)).split("\n")).toEqual([
      "NAME   CLIENT        END",
      "packs  多言語のク…   x",
      "",
    ]);
  });

  it("cuts other columns only when that is not enough, and none to nothing", () => {
    const rows = [["A", "B"], ["abcdefghij", "klmnopqrst"]];
    expect(formatTable(table(rows, ["B"]), terminal(18))).toBe("A           B\nabcdefghij  klmno…\n");
    expect(formatTable(table(rows, ["B"]), terminal(16))).toBe("A         B\nabcdefg…  klmno…\n");
    expect(formatTable(table(rows, ["B"]), terminal(5))).toBe("A       B\nabcde…  klmno…\n");
  });

  it("cuts nothing in a pipe", () =>
    expect(formatTable(table([["A"], ["x".repeat(200)]], ["A"]), pipe)).toBe(`A\n${"x".repeat(200)}\n`));

  it("escapes control characters", () =>
    expect(formatTable(table([["a\x1b[31mb\nc"]]), pipe)).toBe("a\\u001b[31mb\\u000ac\n"));
  it("escapes bidirectional controls", () =>
    expect(formatTable(table([["a\u202eb\u2066c"]]), pipe)).toBe("a\\u202eb\\u2066c\n"));

  it("returns nothing for no rows", () => expect(formatTable(table([]), pipe)).toBe(""));
});
