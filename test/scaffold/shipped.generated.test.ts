import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { root } from "../support/bundles.ts";
import { templateLiteral } from "../support/template-literal.ts";

/** The files that the bundles contain beside the profile templates, by their path under templates/. */
const names = ["stella.mk", "pipelines/github.yml", "pipelines/gitlab.yml"];

it("shipped.generated.ts equals the files in templates/", async () => {
  const entries = names.map((name) =>
    `  "${name}": ${templateLiteral(readFileSync(`${root}/templates/${name}`, "utf8"))},\n`
  );
  const text = [
    "/* Generated from templates/ by `npm run generate`: the bundles carry their templates inside. */\n",
    "/** The text of each shipped file that is no profile template, as in templates/. */",
    `export const shippedTemplates = {\n${entries.join("")}} as const;\n`,
  ].join("\n");
  await expect(text).toMatchFileSnapshot(`${root}/scripts/scaffold/shipped.generated.ts`);
});
