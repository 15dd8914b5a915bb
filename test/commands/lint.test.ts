import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lintProgram } from "../../scripts/commands/lint-program.ts";
import { runProgram, type TestIo, testIo } from "../support/io.ts";

/** The guide's three profiles, with real hosts. */
const guide = {
  "packs-operator": ["pack-operator", "packs.read packs.run", "task-runner"],
  "packs-publisher": ["packs-registry", "packs.read packs.write", "packs-registry"],
  "packs-approver": ["pack-approver", "packs.read packs.approve", "task-runner"],
} as const;

function profileText([client, scope, backend]: readonly [string, string, string]): string {
  return `StellaOps:
  Authority:
    Url: https://authority.stella.internal
    ClientId: ${client}
    ClientSecretFile: ~/.stellaops/secrets/${client}.secret
    Scope: "${scope}"
    TokenCacheDirectory: ~/.stellaops/tokens
  BackendUrl: https://${backend}.stella.internal
`;
}

/** A home with the guide's profiles and their secrets in place. */
function guideHome(io: TestIo): string {
  const home = join(io.home, ".stellaops");
  for (const directory of ["profiles", "secrets", "tokens"]) {
    mkdirSync(join(home, directory), { recursive: true, mode: 0o700 });
  }
  for (const [name, values] of Object.entries(guide)) {
    writeFileSync(join(home, "profiles", `${name}.yaml`), profileText(values), { mode: 0o600 });
    writeFileSync(join(home, "secrets", `${values[0]}.secret`), `secret of ${name}\n`, { mode: 0o600 });
  }
  return home;
}

describe("stella-lint", () => {
  it("finds nothing in the guide's profiles with real hosts and their secrets in place", async () => {
    const io = testIo();
    guideHome(io);
    expect(await runProgram(lintProgram, ["-f", "json"], io)).toEqual({
      code: 0,
      out: `${JSON.stringify({ findings: [], summary: { files: 3, errors: 0, warnings: 0, infos: 0 } }, null, 2)}\n`,
      err: "",
    });
  });

  it("names what it cannot match, with exit code 4", async () => {
    const { code, out, err } = await runProgram(lintProgram, ["nope"], testIo());
    expect([code, out, err.split("\n")[0]]).toEqual([4, "", 'error: nothing matches "nope"']);
  });

  it("never shows a secret, also under a slip of the pen", async () => {
    const io = testIo();
    const home = guideHome(io);
    writeFileSync(
      join(home, "profiles", "x.yaml"),
      "StellaOps:\n  Authority:\n    ClientSecert: hunter-two\n    ClientSecret: |\n      hunter-two\n      hunter-two\n",
    );
    for (const format of ["pretty", "compact", "json"]) {
      const { code } = await runProgram(lintProgram, ["x", "-f", format], io);
      expect([code, io.out().includes("hunter")]).toEqual([1, false]);
    }
  });
});
