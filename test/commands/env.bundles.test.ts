import { describe, expect, it } from "vitest";
import { runBundle, runtimes, spawnProgram } from "../support/bundles.ts";
import { temporaryDirectory } from "../support/io.ts";
import { writeProfile } from "../support/profiles.ts";

describe.each(runtimes)("stella-env on %s", (runtime) => {
  it("loads a profile into a shell", async () => {
    const home = temporaryDirectory();
    writeProfile(home, "p");
    const { code, out, err } = await runBundle("stella-env", runtime, ["p"], { env: { HOME: home } });
    expect([code, err]).toEqual([0, ""]);
    const shell = await spawnProgram("sh", ["-c", `${out}; env`]);
    expect(shell.out).toContain("\nStellaOps__Authority__ClientId=pack-operator\n");
  });

  it("fails with the profile's exit code, and so does the shell", async () => {
    const { code, out } = await runBundle("stella-env", runtime, ["nope"], { env: { HOME: temporaryDirectory() } });
    expect(code).toBe(4);
    expect((await spawnProgram("sh", ["-c", `eval ${JSON.stringify(out)} && echo went on`])).out).toBe("");
  });
});
