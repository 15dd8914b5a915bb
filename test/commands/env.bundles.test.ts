import { describe, expect, it } from "vitest";
import { bundleOf, runtimes, spawnProgram } from "../support/bundles.ts";
import { temporaryDirectory } from "../support/io.ts";
import { writeProfile } from "../support/profiles.ts";

describe.each(runtimes)("stella-env on %s", (runtime) => {
  /** Runs `eval $(stella-env …) && command` in sh. */
  const load = (args: string, command: string) => {
    const home = temporaryDirectory();
    writeProfile(home, "p");
    const script = `eval $('${bundleOf("stella-env", runtime)}' ${args}) && ${command}`;
    return spawnProgram("sh", ["-c", script], { env: { HOME: home } });
  };

  it("loads a profile into a shell", async () => {
    const { code, out, err } = await load("p", "env");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("\nStellaOps__Authority__ClientId=pack-operator\n");
  });

  it("makes the evaluation fail with its exit code", async () => {
    expect(await load("nope", "echo went on")).toMatchObject({ code: 4, out: "" });
  });
});
