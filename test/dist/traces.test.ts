import { readFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../support/bundles.ts";
import { pack } from "../support/npm.ts";

const lockFiles = ["package-lock.json", "test/runtimes/package-lock.json"];

/** Folders of the machine that built the bundles. */
const folders = [root, homedir(), tmpdir()].filter((folder) => folder !== "/");

/** Whether a text names a folder: not as the end of another one's name, as `/tmp` is of `/var/tmp`. */
const isNamed = (folder: string, text: string): boolean =>
  text.split(`${folder}/`).slice(0, -1).some((before) => !/\w$/.test(before));

it("nothing that is published, and no lock file, names a folder of this machine", async () => {
  const { files } = await pack();
  const traces = [...files.map(({ path }) => path), ...lockFiles].flatMap((path) => {
    const text = readFileSync(join(root, path), "utf8");
    return folders.filter((folder) => isNamed(folder, text)).map((folder) => `${path}: ${folder}`);
  });
  expect(traces).toEqual([]);
});

it.each(lockFiles)("%s leaves it open which registry packages come from", (path) => {
  const { packages } = JSON.parse(readFileSync(join(root, path), "utf8")) as { packages: Record<string, object> };
  expect(Object.keys(packages).length).toBeGreaterThan(1);
  expect(Object.keys(packages).filter((name) => "resolved" in (packages[name] ?? {}))).toEqual([]);
});
