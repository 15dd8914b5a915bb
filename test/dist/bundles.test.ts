import { statSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { syntaxOf } from "../support/bundle-syntax.ts";
import { bundleOf, commands, runtimes } from "../support/bundles.ts";

const bundles = runtimes.flatMap((runtime) =>
  commands.map((command) => ({ command, runtime, bundle: bundleOf(command, runtime) }))
);

describe.each(bundles)("the bundle of $command for $runtime", ({ bundle }) => {
  const { modules, classes } = syntaxOf(bundle);

  it("is a program that everybody may run", () => expect(statSync(bundle).mode & 0o7777).toBe(0o755));

  it("needs no module but those that runtimes bring along", () =>
    expect(modules.filter((name) => !name.startsWith("node:"))).toEqual([]));

  // Two copies of an error class are two classes: what one throws, `instanceof` of the other does not know.
  it("holds no class twice, not even in a part", () => {
    const own = classes.filter((members) => members.length > 2 || members.some((name) => name.startsWith("name=")));
    expect(own).toContainEqual(["name=CliError", "exitCode", "hint", "constructor"]);
    const texts = own.map(String);
    expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
  });
});
