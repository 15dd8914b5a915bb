import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { bundleOf, commands, root, runtimes } from "./support/bundles.ts";

/** The packages whose modules are in a bundle, as its source map says. */
function listPackages(map: string): string[] {
  const { sources } = JSON.parse(readFileSync(map, "utf8")) as { sources: string[] };
  return sources.flatMap((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? []);
}

const maps = commands.flatMap((command) => runtimes.map((runtime) => `${bundleOf(command, runtime)}.map`));
const bundled = [...new Set(maps.flatMap(listPackages))].sort();

/** The licence of a package: its name, and the text that its terms ask to pass on. */
function readLicence(name: string): { licence: string; text: string } {
  const folder = join(root, "node_modules", name);
  const { license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { license: string };
  const [file] = readdirSync(folder).filter((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence file`);
  return { licence: license, text: readFileSync(join(folder, file), "utf8").replace(/\r/g, "").trim() };
}

it("NOTICE has the licence of each package in a bundle", async () => {
  const parts = bundled.map((name) => {
    const { licence, text } = readLicence(name);
    return `${name} (${licence})\n\n${text.replace(/^(?=.)/gm, "    ")}\n`;
  });
  const head = "The commands of this package contain code of the following packages, under these licences.\n";
  await expect([head, ...parts].join("\n")).toMatchFileSnapshot(join(root, "NOTICE"));
});

it("each of these licences asks for no more than that", () =>
  expect(new Set(bundled.map((name) => readLicence(name).licence))).toEqual(new Set(["MIT", "ISC", "BSD-3-Clause"])));
