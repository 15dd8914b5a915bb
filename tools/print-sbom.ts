import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Prints a CycloneDX bill of materials of what the bundles contain. The libraries in them are development dependencies,
 * since a bundle needs none at run time; `npm sbom` would list all development tools or nothing. So it gets a package
 * that depends on just the libraries that `deno.json` maps, at the versions of our lock file.
 */
const readJson = <T>(file: string): T => JSON.parse(readFileSync(file, "utf8")) as T;

/** What is read of `package.json`. */
interface Package {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const { name, version, description, license, devDependencies } = readJson<Package>("package.json");
const libraries = Object.keys(readJson<{ imports: Record<string, string> }>("deno.json").imports).filter((library) =>
  Object.hasOwn(devDependencies, library)
);
const dependencies = Object.fromEntries(libraries.map((library) => [library, devDependencies[library]]));

const folder = mkdtempSync(join(tmpdir(), "sbom-"));
try {
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name, version, description, license, dependencies }));
  copyFileSync("package-lock.json", join(folder, "package-lock.json"));
  const npm = (...args: string[]) => execFileSync("npm", args, { cwd: folder, encoding: "utf8" });
  npm("install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund");
  console.log(npm("sbom", "--package-lock-only", "--sbom-format", "cyclonedx", "--sbom-type", "application").trimEnd());
} finally {
  rmSync(folder, { recursive: true, force: true });
}
