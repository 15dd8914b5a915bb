import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commands, root } from "../support/bundles.ts";
import { pack } from "../support/npm.ts";

const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

it("npm publishes these files, and no others", async () => {
  const { files } = await pack();
  // The modules for programs share files that the build names.
  const own = files.filter(({ path }) => !path.startsWith("dist/api/"));
  expect(own.map(({ path, mode }) => `${(mode & 0o7777).toString(8)} ${path}`)).toEqual([
    "644 LICENSE",
    "644 NOTICE",
    "644 README.md",
    "644 SECURITY.md",
    "755 dist/deno/stella-env.js",
    "755 dist/deno/stella-exec.js",
    "755 dist/deno/stella-lint.js",
    "755 dist/deno/stella-profile.js",
    "755 dist/deno/stella-token.js",
    "644 dist/man/stella-env.1",
    "644 dist/man/stella-exec.1",
    "644 dist/man/stella-lint.1",
    "644 dist/man/stella-profile.1",
    "644 dist/man/stella-token.1",
    "755 dist/node/stella-env.mjs",
    "755 dist/node/stella-exec.mjs",
    "755 dist/node/stella-lint.mjs",
    "755 dist/node/stella-profile.mjs",
    "755 dist/node/stella-token.mjs",
    "644 docs/commands.md",
    "644 docs/formats.md",
    "644 docs/logins.md",
    "644 docs/recipes.md",
    "644 docs/rules.md",
    "644 docs/speed.md",
    "644 package.json",
    "644 pictures/lint.svg",
    "644 pictures/list.svg",
    "644 templates/admin.yaml",
    "644 templates/approver.yaml",
    "644 templates/operator.yaml",
    "644 templates/pipelines/github.yml",
    "644 templates/pipelines/gitlab.yml",
    "644 templates/profile.schema.json",
    "644 templates/publisher.yaml",
    "644 templates/stella.mk",
    "644 templates/viewer.yaml",
  ]);
});

describe("package.json", () => {
  it("has a command for each bundle for Node", () =>
    expect(manifest.bin).toEqual(
      Object.fromEntries(commands.map((command) => [command, `dist/node/${command}.mjs`])),
    ));

  it("has no dependencies that would be installed", () => {
    const asked = ["dependencies", "optionalDependencies", "peerDependencies", "bundleDependencies"];
    expect(asked.filter((key) => key in manifest)).toEqual([]);
  });

  it("has no scripts that run on installation from a registry or a tarball", () => {
    const hooks = ["preinstall", "install", "postinstall", "prepublish", "preprepare", "postprepare"];
    expect(hooks.filter((hook) => hook in manifest.scripts)).toEqual([]);
  });

  it("publishes the package publicly and with provenance", () =>
    expect(manifest).toMatchObject({
      name: "stella-profile",
      license: "Apache-2.0",
      type: "module",
      engines: { node: ">=20.19" },
      publishConfig: { access: "public", provenance: true },
    }));
});
