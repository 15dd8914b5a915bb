import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { root } from "./support/bundles.ts";

interface LockedPackage {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync(`${root}/package-lock.json`, "utf8")) as {
  packages: Readonly<Record<string, LockedPackage>>;
};

/** Whether Node's lookup from a package's folder, outwards, reaches a locked package of that name. */
function isLocked(name: string, folder: string): boolean {
  if (Object.hasOwn(packages, `${folder}/node_modules/${name}`)) return true;
  const parent = folder.lastIndexOf("/node_modules/");
  return parent < 0 ? Object.hasOwn(packages, `node_modules/${name}`) : isLocked(name, folder.slice(0, parent));
}

it("package-lock.json names every optional package, as npm ci demands", () => {
  const missing = Object.entries(packages).flatMap(([folder, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {}).filter((name) => !isLocked(name, folder))
  );
  expect(missing).toEqual([]);
});

it("package-lock.json names no registry", () => {
  expect(Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});
