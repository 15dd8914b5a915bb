import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { bundleOf, commands, root, runtimes, spawnProgram } from "../support/bundles.ts";
import { temporaryDirectory } from "../support/io.ts";
import { nodeFolder, nodeMajors } from "../support/releases.ts";

const bundles = runtimes.flatMap((runtime) => commands.map((command) => bundleOf(command, runtime)));

describe.each(bundles.map((bundle) => [bundle.slice(root.length + 1), bundle]))("the source map of %s", (_, bundle) => {
  const map = JSON.parse(readFileSync(`${bundle}.map`, "utf8")) as { sources: string[]; sourcesContent: string[] };

  it("is named at the end of the bundle", () =>
    expect(readFileSync(bundle, "utf8")).toMatch(new RegExp(`\n//# sourceMappingURL=${basename(bundle)}\\.map\n$`)));

  it("holds our sources and the libraries, with their content and relative paths", () => {
    expect(map.sources).toEqual(expect.arrayContaining([
      "../../scripts/cli/run.ts",
      "../../scripts/profile/yaml/library.ts",
      "../../node_modules/yaml/browser/dist/compose/composer.js",
    ]));
    expect(map.sources.filter((source) => !/^\.\.\/\.\.\/(?:scripts|node_modules)\//.test(source))).toEqual([]);
    expect(map.sourcesContent).toHaveLength(map.sources.length);
  });
});

/** Has a run fail in the middle of a part: a pattern that the YAML library's caller tests throws. */
const sabotage = `const { test } = RegExp.prototype;
RegExp.prototype.test = function (text) {
  if (this.source.includes("-quoted-")) throw new TypeError("broken on purpose");
  return test.call(this, text);
};`;

/** What a run with a broken part writes to standard error. */
async function failInPart(node: string, ...options: string[]): Promise<string> {
  const folder = temporaryDirectory();
  writeFileSync(join(folder, "sabotage.mjs"), sabotage);
  writeFileSync(join(folder, "profile.yaml"), 'StellaOps: "not closed\n');
  const preload = ["--import", pathToFileURL(join(folder, "sabotage.mjs")).href];
  const args = [...options, ...preload, bundleOf("stella-env", "node"), "./profile.yaml", "--verbose"];
  const { code, err } = await spawnProgram(node, args, { env: { HOME: folder }, cwd: folder });
  expect([code, err]).toEqual([1, expect.stringContaining("unexpected failure: broken on purpose")]);
  return err;
}

describe.each(nodeMajors)("the stack of a bug on Node %i", (major) => {
  const node = `${nodeFolder(major)}/node`;

  it("names functions and lines of the sources with --enable-source-maps", async () => {
    const err = await failInPart(node, "--enable-source-maps");
    expect(err).toMatch(/at findOpenQuote \(\S*scripts\/profile\/yaml\/library\.ts:\d+:\d+\)/);
    expect(err).toMatch(/at parseDocument \(\S*scripts\/profile\/parse-document\.ts:\d+:\d+\)/);
  });

  it("names places in the bundle, and quotes none of it", async () => {
    const err = await failInPart(node);
    expect(err).toMatch(/stella-env\.mjs:\d+:\d+/);
    expect(Math.max(...err.split("\n").map((line) => line.length))).toBeLessThan(200);
  });

  it("quotes a short line where Node itself reports a crash", async () => {
    const preload = `data:text/javascript,process.getBuiltinModule=()=>{throw new TypeError("broken on purpose")}`;
    const { code, err } = await spawnProgram(node, ["--import", preload, bundleOf("stella-profile", "node")]);
    expect([code, err]).toEqual([1, expect.stringContaining("TypeError: broken on purpose")]);
    expect(err.length).toBeLessThan(2000);
  });
});
