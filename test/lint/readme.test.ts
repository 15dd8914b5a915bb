import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { rulesAsMarkdown } from "../../scripts/lint/list-rules.ts";
import { root } from "../support/bundles.ts";

/** UPDATE_FIXTURES=1 writes the table anew. */
it("the README's table of rules is that of the rules", () => {
  const file = join(root, "README.md");
  const readme = readFileSync(file, "utf8");
  const between = /(?<=<!-- rules -->\n)[^]*(?=<!-- \/rules -->)/;
  if (process.env["UPDATE_FIXTURES"] === "1") writeFileSync(file, readme.replace(between, () => rulesAsMarkdown()));
  expect(between.exec(readme)?.[0]).toBe(rulesAsMarkdown());
});
