import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { allFields } from "../../scripts/profile/fields.ts";
import { root } from "../support/bundles.ts";
import { guideProfiles } from "../support/profile-text.ts";
import { profileProgram } from "../../scripts/commands/profile/program.ts";
import { givenHome } from "../support/given-home.ts";

interface Schema {
  readonly $schema?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
}

const schemaFile = readFileSync(`${root}/templates/profile.schema.json`, "utf8");
const schema = JSON.parse(schemaFile) as Schema;
const { $schema, ...dialectless } = schema;

/** The verdict of an editor that reads this dialect. */
const dialects = {
  "2020-12": new Ajv2020({ strict: true }).compile(schema),
  "draft-07": new Ajv({ strict: true }).compile(dialectless),
};

const good = guideProfiles["packs-operator"] as string;
const broken: readonly (readonly [string, string])[] = [
  ["nothing", ""],
  ["a list", "- a"],
  ["no StellaOps", "Other: {}"],
  ["no Authority", "StellaOps: {}"],
  ["no Url", good.replace(/^.* Url:.*\n/m, "")],
  ["no ClientId", good.replace(/^.*ClientId:.*\n/m, "")],
  ["no Scope", good.replace(/^.*Scope:.*\n/m, "")],
  ["a number for a client", good.replace("pack-operator\n", "12345\n")],
  ["a list of scopes", good.replace('"packs.read packs.run"', "[packs.read, packs.run]")],
  ["an empty Url", good.replace("https://authority.example.com", '""')],
  ["a backend that is true", good.replace("https://task-runner.example.com", "true")],
];

describe.each(Object.entries(dialects))("the JSON Schema read as %s", (_, validate) => {
  it.each(Object.entries(guideProfiles))(
    "accepts the guide's %s",
    (_name, text) => expect(validate(parse(text))).toBe(true),
  );
  it("accepts other keys of the CLI's configuration", () =>
    expect(validate({ ...parse(`${good}  Other: 1\n`), More: {} })).toBe(true));
  it.each(broken)("refuses %s", (_name, text) => expect(validate(parse(text))).toBe(false));
});

describe("the JSON Schema", () => {
  it("is what stella-profile schema prints", async () =>
    expect((await givenHome().run(profileProgram, ["schema"])).out).toBe(schemaFile));

  it("names its dialect", () => expect($schema).toBe("https://json-schema.org/draft/2020-12/schema"));

  it.each(allFields)("describes $key", ({ path }) => {
    const found = path.reduce<Schema | undefined>((node, part) => node?.properties?.[part], schema);
    expect(found?.description).toMatch(/^[A-Z~].*\.$/s);
  });
});
