import { describe, expect, it } from "vitest";
import { layOutTable, measureRoom, type Table } from "../../scripts/terminal/table.ts";

const layOut = (rows: string[][], room = Infinity, optional: string[] = []): string =>
  layOutTable({ rows, optional }, room).text;

describe("layOutTable()", () => {
  it("aligns columns", () =>
    expect(layOut([["NAME", "ROLE"], ["a", "operator"], ["packs", ""]])).toBe(
      "NAME   ROLE\na      operator\npacks\n",
    ));

  it("measures by display width", () =>
    expect(layOut([["NAME", "END"], ["多言語", "x"]], 11)).toBe("NAME    END\n多言語  x\n"));

  const table: Table = {
    rows: [["", "NAME", "CLIENT", "SCOPES", "STATE"], ["", "dev-x", "client-x", "run", "ok"], [
      "*",
      "prod-x",
      "client-y",
      "",
      "missing",
    ]],
    optional: ["CLIENT", "SCOPES"],
  };
  it.each([
    [36, "   NAME    CLIENT    SCOPES  STATE", []],
    [35, "   NAME    SCOPES  STATE", ["CLIENT"]],
    [26, "   NAME    SCOPES  STATE", ["CLIENT"]],
    [25, "   NAME    STATE", ["CLIENT", "SCOPES"]],
    [18, "   NAME    STATE", ["CLIENT", "SCOPES"]],
  ])("leaves out the optional columns for which %i columns have no room", (room, header, hidden) => {
    const laidOut = layOutTable(table, room);
    expect([laidOut.text.split("\n")[0], laidOut.hidden]).toEqual([header, hidden]);
    expect(laidOut.text.split("\n").filter((line) => line.length > room)).toEqual([]);
  });

  it("becomes records where even those that are left do not fit, and cuts no value", () =>
    expect(layOutTable(table, 17)).toEqual({
      hidden: [],
      text: `dev-x
  CLIENT  client-x
  SCOPES  run
  STATE   ok

* prod-x
  CLIENT  client-y
  SCOPES
  STATE   missing
`,
    }));

  it("escapes control characters", () => expect(layOut([["a\x1b[31mb\nc"]])).toBe("a\\u001b[31mb\\u000ac\n"));
  it("escapes bidirectional controls", () => expect(layOut([["a\u202eb\u2066c"]])).toBe("a\\u202eb\\u2066c\n"));
  it("returns nothing for no rows", () => expect([layOut([]), layOut([], 1)]).toEqual(["", ""]));
});

it.each([
  ["those of a terminal", true, false, 60],
  ["any number with --wide", true, true, Infinity],
  ["any number in a pipe", false, false, Infinity],
])(
  "measureRoom() gives %s",
  (_, isTerminal, wide, room) => expect(measureRoom({ isTerminal, columns: 60, write: () => {} }, wide)).toBe(room),
);
