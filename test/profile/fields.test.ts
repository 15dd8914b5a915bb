import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { allFields, fields, findField, findParent, listVariables, valueFields } from "../../scripts/profile/fields.ts";
import { root } from "../support/bundles.ts";

describe("the table of fields", () => {
  const unique: readonly [what: string, values: readonly (string | number | undefined)[]][] = [
    ["key", allFields.map(({ key }) => key.toLowerCase())],
    ["option", allFields.map(({ option }) => option?.name)],
    ["question", allFields.map(({ question }) => question)],
    ["variable", valueFields.flatMap(listVariables).map((name) => name.toLowerCase())],
  ];
  it.each(unique)("has each %s once", (_, values) => {
    const given = values.filter((value) => value !== undefined);
    expect(given.length).toBeGreaterThan(0);
    expect(new Set(given).size).toBe(given.length);
  });

  it("has a label for every field with an option or a question", () =>
    expect(
      allFields.filter(({ option, question, label }) => (option || question !== undefined) && label === undefined),
    ).toEqual([]));

  it("has every mapping before what it holds", () => {
    for (const [index, field] of allFields.entries()) {
      const parent = findParent(field);
      expect(parent === undefined ? -1 : allFields.indexOf(fields[parent])).toBeLessThan(index);
      expect(parent === undefined).toBe(field.path.length === 1);
    }
  });

  it("is the only place that spells out a dotted key", () => {
    const sources = readdirSync(`${root}/scripts`, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".generated.ts"));
    const spelling = sources.filter((file) =>
      /["'`]StellaOps\./.test(readFileSync(join(root, "scripts", file), "utf8"))
    );
    expect(spelling).toEqual([join("profile", "fields.ts")]);
  });
});

describe("findField()", () => {
  it.each([
    [["StellaOps", "Authority", "Url"], "authorityUrl"],
    [["STELLAOPS", "authority", "url"], "authorityUrl"],
    [["StellaOps"], "stellaOps"],
    [["Authority", "Url"], undefined],
    // To .NET, a dot does not separate levels.
    [["StellaOps", "Authority.Url"], undefined],
    [["StellaOps.Authority.Url"], undefined],
    [[], undefined],
  ])("of %j is %s", (path, name) => expect(findField(path)).toBe(name));
});

describe("listVariables()", () => {
  it("of a nested key has __ for each level, as .NET reads it", () =>
    expect(listVariables(fields.clientSecretFile)).toEqual(["StellaOps__Authority__ClientSecretFile"]));

  it("of the backend URL begins with the name that the stella CLI documents", () =>
    expect(listVariables(fields.backendUrl)).toEqual(["STELLAOPS_BACKEND_URL", "StellaOps__BackendUrl"]));
});
