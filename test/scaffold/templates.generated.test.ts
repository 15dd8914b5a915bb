import { readFileSync } from "node:fs";
import { toJsonSchema } from "@valibot/to-json-schema";
import { expect, it } from "vitest";
import { roles } from "../../scripts/profile/scopes.ts";
import { profileSchema } from "../../scripts/profile/validate.ts";
import { root } from "../support/bundles.ts";
import { templateLiteral } from "../support/template-literal.ts";

/*
 * Generated files are committed: `npm run generate` writes them, and these tests fail when one is stale.
 */

const schemaFile = `${root}/templates/profile.schema.json`;
const moduleFile = `${root}/scripts/scaffold/templates.generated.ts`;

const read = (file: string): string => readFileSync(file, "utf8");

function schemaText(): string {
  const { $schema, ...schema } = toJsonSchema(profileSchema, { target: "draft-2020-12" });
  return `${JSON.stringify({ $schema, title: "StellaOps CLI profile", ...schema }, null, 2)}\n`;
}

function moduleText(): string {
  const templates = roles.map(({ name }) => `  ${name}: ${templateLiteral(read(`${root}/templates/${name}.yaml`))},\n`);
  return [
    "/* Generated from templates/ by `npm run generate`: the bundles carry their templates inside. */\n",
    "/** The text of each built-in role's template, as in templates/<role>.yaml. */",
    `export const builtInTemplates: Readonly<Record<string, string>> = {\n${templates.join("")}};\n`,
    "/** The JSON Schema of a profile, as in templates/profile.schema.json. */",
    `export const profileSchemaText: string = ${templateLiteral(schemaText())};\n`,
  ].join("\n");
}

it("templates/profile.schema.json equals the schema that profiles are validated against", async () => {
  await expect(schemaText()).toMatchFileSnapshot(schemaFile);
});

it("templates.generated.ts equals the files in templates/", async () => {
  await expect(moduleText()).toMatchFileSnapshot(moduleFile);
});
