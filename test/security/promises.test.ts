import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../support/bundles.ts";

const text = readFileSync(join(root, "SECURITY.md"), "utf8");
const [, section = ""] = /^## What is protected, from whom$(.*?)^## /ms.exec(text) ?? [];
const [, , ...rows] = section.split("\n").filter((line) => line.startsWith("|")).map((line) =>
  line.split(/(?<!\\)\|/).slice(1, -1).map((cell) => cell.trim())
);
const promises = rows.filter(([, , how = ""]) => !how.startsWith("not protected")).map((
  [, from = "", how = "", tests = ""],
) => ({
  promise: `${from}: ${how}`,
  tests: [...tests.matchAll(/`(test\/[^`]+\.test\.ts)`/g)].map(([, file = ""]) => file),
}));

it("SECURITY.md makes promises", () => expect(promises.length).toBeGreaterThan(5));

it.each(promises)("the promise of SECURITY.md names the tests that hold it: $promise", ({ tests }) => {
  expect(tests).not.toEqual([]);
  expect(tests.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

it("each table of attacks holds a promise of SECURITY.md", () => {
  const tables = readdirSync(import.meta.dirname).filter((file) => file !== "promises.test.ts");
  const named = new Set(promises.flatMap(({ tests }) => tests));
  expect(tables.filter((file) => !named.has(`test/security/${file}`))).toEqual([]);
});
