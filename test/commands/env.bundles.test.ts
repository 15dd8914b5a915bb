import { describe, expect, it } from "vitest";
import { bundleOf, runBundle, runtimes, type Spawned, spawnProgram } from "../support/bundles.ts";
import { fetchToken } from "../support/fetch-token.ts";
import { givenHome, type Home } from "../support/given-home.ts";
import { givenAuthority } from "../support/token-world.ts";

const { authority } = givenAuthority();

describe.each(runtimes)("stella-env on %s", (runtime) => {
  /** Runs `eval $(stella-env …) && command` in sh. */
  const load = (args: string, command: string): Promise<Spawned> => {
    const { home } = givenHome({ profiles: { p: {} } });
    const script = `eval $('${bundleOf("stella-env", runtime)}' ${args}) && ${command}`;
    return spawnProgram("sh", ["-c", script], { env: { HOME: home } });
  };

  it("loads a profile into a shell", async () => {
    const { code, out, err } = await load("p", "env");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("\nStellaOps__Authority__ClientId=pack-operator\n");
  });

  it("makes the evaluation fail with its exit code", async () =>
    expect(await load("nope", "echo went on")).toMatchObject({ code: 4, out: "" }));
});

describe.each(runtimes)("stella-env --token on %s", (runtime) => {
  const givenUser = (): Home => givenHome({ authority: authority(), profiles: { p: {} } });

  it("reads the cache with the permissions that the bundle ships with", async () => {
    const user = givenUser();
    const token = await fetchToken(user);
    const args = ["p", "--token", "--format", "json"];
    const { code, out, err } = await runBundle("stella-env", runtime, args, { env: { HOME: user.home } });
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toMatchObject({ STELLA_TOKEN: token });
  });

  it("writes the mask to standard error unredacted", async () => {
    const user = givenUser();
    const token = await fetchToken(user);
    const args = ["p", "--token", "--format", "github"];
    const { err } = await runBundle("stella-env", runtime, args, { env: { HOME: user.home } });
    expect(err).toBe(`::add-mask::${token}\n`);
  });
});
