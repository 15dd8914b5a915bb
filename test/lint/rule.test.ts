import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { getHelpUrl } from "../../scripts/lint/rule.ts";
import { rules } from "../../scripts/lint/rules.ts";
import { root } from "../support/bundles.ts";

const { homepage } = JSON.parse(readFileSync(`${root}/package.json`, "utf8")) as { homepage: string };
const repository = `${homepage.replace(/#.*/, "")}/blob/main/`;

it.each(rules)("the help URL of $id leads to its heading in a file of the repository", ({ id }) => {
  const [url = "", anchor] = getHelpUrl(id).split("#");
  expect([url.startsWith(repository), anchor]).toEqual([true, id]);
  expect(readFileSync(`${root}/${url.slice(repository.length)}`, "utf8")).toContain(`\n## ${id}\n`);
});
