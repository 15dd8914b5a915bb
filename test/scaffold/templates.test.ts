import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findTemplate, inferRole, listTemplates, readTemplateFile } from "../../scripts/scaffold/templates.ts";
import { type TestIo, testIo } from "../support/io.ts";

/** A home with a user's own templates. */
function givenTemplates(...files: readonly string[]): TestIo {
  const io = testIo();
  const directory = join(io.home, ".stellaops", "templates");
  mkdirSync(directory, { recursive: true });
  for (const file of files) writeFileSync(join(directory, file), `# ${file}\n`);
  return io;
}

describe("listTemplates()", () => {
  it("has the user's own in place of the built-in ones, and after them", () => {
    const io = givenTemplates("viewer.yaml", "auditor.yaml", "no.yml", ".hidden.yaml", "x.bak");
    expect(listTemplates(io).map(({ role, origin }) => [role, origin === "built-in"])).toEqual([
      ["operator", true],
      ["publisher", true],
      ["approver", true],
      ["viewer", false],
      ["admin", true],
      ["auditor", false],
    ]);
  });
});

describe("findTemplate()", () => {
  it("prefers the user's own", () => {
    const io = givenTemplates("viewer.yaml");
    expect(findTemplate("viewer", io)).toEqual({
      role: "viewer",
      origin: join(io.home, ".stellaops", "templates", "viewer.yaml"),
      text: "# viewer.yaml\n",
    });
  });
  it.each([
    ["operatr", 'unknown role "operatr". did you mean "operator"?'],
    ["janitor", 'unknown role "janitor". choose one of operator, publisher, approver, viewer, admin, auditor'],
    ["constructor", 'unknown role "constructor". choose one of operator, publisher, approver, viewer, admin, auditor'],
  ])(
    "refuses %s with exit code 2, naming the roles",
    (role, message) =>
      expect(() => findTemplate(role, givenTemplates("auditor.yaml"))).toThrow(
        expect.objectContaining({ exitCode: 2, message }),
      ),
  );
});

describe("inferRole()", () => {
  it("takes the last part of the name, for a user's own role too", () => {
    const io = givenTemplates("auditor.yaml");
    expect([inferRole("packs-operator", io), inferRole("corp_auditor", io)]).toEqual(["operator", "auditor"]);
  });
  it("refuses a name that ends in no role", () =>
    expect(() => inferRole("packs", testIo())).toThrow(expect.objectContaining({ exitCode: 2 })));
});

describe("readTemplateFile()", () => {
  it("takes the role from the file name", () => {
    const io = givenTemplates();
    writeFileSync(join(io.home, "corp.yml"), "# corp\n");
    expect(readTemplateFile("~/corp.yml", io)).toEqual({
      role: "corp",
      origin: join(io.home, "corp.yml"),
      text: "# corp\n",
    });
  });
  it("fails with exit code 4 when there is no such file", () =>
    expect(() => readTemplateFile("nope.yaml", testIo())).toThrow(expect.objectContaining({ exitCode: 4 })));
});
