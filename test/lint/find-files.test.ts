import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lintProgram } from "../../scripts/commands/lint.ts";
import { FileError } from "../../scripts/core/errors.ts";
import { givenHome } from "../support/given-home.ts";
import { runProgram, temporaryDirectory, testIo } from "../support/io.ts";

describe("findFiles() with a directory that cannot be listed", () => {
  /** Lints with this directory closed. */
  const lintWithout = (closed: string, ...argv: string[]) => {
    const { files } = testIo();
    const list = (path: string): string[] => {
      if (path === closed) throw new FileError("list", path, "EACCES");
      return files.list(path);
    };
    return runProgram(lintProgram, argv, testIo({ io: { files: { ...files, list } } }));
  };

  it("fails", async () => {
    const directory = temporaryDirectory();
    const { code, err } = await lintWithout(directory, directory);
    expect([code, err]).toEqual([1, `error: cannot list "${directory}": permission denied\n`]);
  });

  it("reports an earlier argument first", async () => {
    const directory = temporaryDirectory();
    const { code, err } = await lintWithout(directory, "x y", directory);
    expect([code, err]).toEqual([2, expect.stringContaining('profile name "x y" cannot be used')]);
  });

  it("takes one further down for empty", async () => {
    const directory = temporaryDirectory();
    mkdirSync(join(directory, "closed"));
    writeFileSync(join(directory, "p.yaml"), "");
    const { out } = await lintWithout(join(directory, "closed"), directory);
    expect(out).toContain("1 file checked");
  });
});

describe("findFiles() with a pattern", () => {
  it("finds the profiles of the StellaOps home with such names", async () => {
    const { run } = givenHome({ profiles: { "dev-operator": {}, "prod-approver": {}, "prod-operator": {} } });
    expect((await run(lintProgram, ["prod-*", "-f", "json"])).out).toContain('"files": 2');
    expect(await run(lintProgram, ["stage-*"])).toMatchObject({
      code: 4,
      err: 'error: nothing matches "stage-*"\n' +
        "hint: name a profile, a file, a directory or a glob. stella-profile list shows the profiles\n",
    });
  });

  it("points to init while there is no profile", async () =>
    expect((await givenHome().run(lintProgram, [])).err).toContain(
      "hint: name a profile, a file, a directory or a glob. there is none yet: stella-profile init packs-operator makes one",
    ));
});
