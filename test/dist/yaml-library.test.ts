import fc from "fast-check";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lintProgram } from "../../scripts/commands/lint.ts";
import { type CommandName, runBundle, runtimes } from "../support/bundles.ts";
import { runProgram, temporaryDirectory, testIo } from "../support/io.ts";
import { yamlish } from "../support/yamlish.ts";

/** A directory of texts that are near to YAML; the same at every run. */
function writeTexts(): string {
  const directory = temporaryDirectory();
  for (const [index, text] of fc.sample(yamlish, { numRuns: 1500, seed: 1 }).entries()) {
    writeFileSync(join(directory, `${index}.yaml`), text, { mode: 0o600 });
  }
  return directory;
}

/** Uses most of what YAML offers, and is no profile that is plain. */
const unusual = `%YAML 1.2
---
# a comment
"StellaOps": &all
  Authority: { Url: 'https://a.test', ClientId: !!str pack, ClientSecretFile: "~/a\\x2e", Scope: >-
    packs.read
      packs.run
    }
  ? BackendUrl
  : |-
    https://b.test
Other: [1, 0x1f, 1e3, .nan, ~, yes, *all, !!set {a, b}, !!omap [a: 1], !!binary YQ==, 2001-12-14]
`;

describe.each(runtimes)("what is left out of the YAML library in the bundles for %s is not missed", (runtime) => {
  it("stella-lint finds in 1,500 texts what its sources find", async () => {
    const directory = writeTexts();
    const argv = [".", "--format", "json"];
    const world = { env: { HOME: directory }, cwd: directory };
    const expected = await runProgram(lintProgram, argv, testIo(world));
    expect(expected.out.length).toBeGreaterThan(100_000);
    expect(await runBundle("stella-lint", runtime, argv, world)).toEqual(expected);
  });

  it.each<[CommandName, string[]]>([
    ["stella-env", ["./unusual.yaml"]],
    ["stella-exec", ["./unusual.yaml", "--", "true"]],
    ["stella-token", ["get", "./unusual.yaml"]],
    ["stella-profile", ["show", "./unusual.yaml"]],
  ])("%s has no unexpected failure with a document that uses most of YAML", async (command, argv) => {
    const directory = temporaryDirectory();
    writeFileSync(join(directory, "unusual.yaml"), unusual, { mode: 0o600 });
    const { code, err } = await runBundle(command, runtime, argv, { env: { HOME: directory }, cwd: directory });
    expect(err).not.toContain("unexpected");
    expect(code).toBe(2);
  });

  it("stella-profile init writes YAML", async () => {
    const argv = ["init", "packs-operator", "--client-id", "no", "--stdout"];
    const { code, out } = await runBundle("stella-profile", runtime, argv, { env: { HOME: temporaryDirectory() } });
    expect([code, out]).toEqual([0, expect.stringContaining('ClientId: "no"')]);
  });
});
