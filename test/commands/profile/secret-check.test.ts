import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { profileProgram } from "../../../scripts/commands/profile/program.ts";
import { givenHome } from "../../support/given-home.ts";
import type { Ran } from "../../support/io.ts";

const canary = "canary-of-a-secret";

/** The file of a profile's secret, and `stella-profile secret check` for it. */
function givenSecret(secret = canary) {
  const { run, ...home } = givenHome({ profiles: { "packs-operator": {} }, secrets: { "pack-operator": secret } });
  const check = (): Promise<Ran> => run(profileProgram, ["secret", "check", "packs-operator"]);
  return { file: home.secret("pack-operator"), check };
}

describe("stella-profile secret check", () => {
  it("ends with exit code 0 and prints nothing when the secret can be used", async () => {
    const { code, out, err } = await givenSecret().check();
    expect([code, out]).toEqual([0, ""]);
    expect(err).not.toContain(canary);
  });

  it.each<[string, (file: string) => void, string]>([
    ["does not exist", (file) => rmSync(file), "it does not exist"],
    ["is empty", (file) => writeFileSync(file, "\n"), "it is empty"],
    ["can be read by other users", (file) => chmodSync(file, 0o644), "other users may read or change it (mode 0644)"],
    ["has more than one line", (file) => writeFileSync(file, `${canary}\n\n`), "it has more than one line"],
    ["is a directory", (file) => {
      rmSync(file);
      mkdirSync(file);
    }, "it is a directory, not a file"],
  ])("ends with exit code 3 when the file %s", async (_, spoil, problem) => {
    const { file, check } = givenSecret();
    spoil(file);
    const { code, out, err } = await check();
    expect([code, out, err]).toEqual([3, "", expect.stringContaining(problem)]);
    expect(err).not.toContain(canary);
  });

  it("reports every problem, not only the first", async () => {
    const { file, check } = givenSecret("");
    chmodSync(file, 0o666);
    const { code, err } = await check();
    expect([code, err.match(/^error: /gm)?.length]).toEqual([3, 2]);
  });
});
