import { describe, expect, it } from "vitest";
import { bundleOf, runBundle, runtimes, type Spawned, spawnProgram } from "../support/bundles.ts";
import { type LoggedIn, logIn } from "../support/logged-in.ts";

describe.each(runtimes)("stella-exec --token on %s", (runtime) => {
  const exec = (user: LoggedIn, ...args: string[]): Promise<Spawned> =>
    runBundle("stella-exec", runtime, args, { env: { HOME: user.home } });
  const show = ["--", "sh", "-c", 'echo "$STELLA_TOKEN $STELLA_TOKEN_EXPIRES_AT"'];

  it("fetches a token, keeps it, and hands it to the command alone", async () => {
    const user = await logIn();
    const { code, out, err } = await exec(user, "p", "--token", "--verbose", ...show);
    expect(code).toBe(0);
    const [, token = "", end = ""] = /^(\S{20,}) (\S+)\n$/.exec(out) ?? [];
    expect(end).toBe(new Date(Date.parse(end)).toISOString());
    expect(err).not.toContain(token);
    expect(err).not.toContain(user.secret);
    expect((await exec(user, "p", "--token", ...show)).out).toBe(out);
    expect(user.authority.tokenRequests()).toBe(1);
  });

  it("runs nothing when there is no token to be had, and ends in the token's exit code", async () => {
    const user = await logIn();
    expect(await exec(user, "p", "--token", "--offline", "--", "echo", "ran")).toMatchObject({ code: 5, out: "" });
  });

  it("takes the options of stella-token get", async () => {
    const user = await logIn({ clientId: "pack-approver", scope: "packs.read packs.approve" });
    const approval = ["--pack-run-id", "r", "--pack-gate-id", "g", "--pack-plan-hash", `sha256:${"0".repeat(64)}`];
    expect(await exec(user, "p", "--token", ...show)).toMatchObject({ code: 2, out: "" });
    expect(await exec(user, "p", "--token", ...approval, ...show)).toMatchObject({ code: 0, err: "" });
    expect(await exec(user, "p", "--token", "--scope", "packs.read", ...show)).toMatchObject({ code: 0, err: "" });
  });

  const stray: readonly [string, string[]][] = [
    ["--no-cache", ["--no-cache"]],
    ["--offline", ["--offline"]],
    ["--scope", ["--scope", "packs.read"]],
  ];
  it.each(stray)("refuses %s without --token", async (option, args) => {
    const user = await logIn();
    expect(await exec(user, "p", ...args, "--", "echo", "ran")).toEqual({
      code: 2,
      out: "",
      err: `error: ${option} works only together with --token\nhint: run stella-exec --help\n`,
    });
  });
});

describe.each(runtimes)("no secret is in a log, on %s", (runtime) => {
  it("of set -x and --verbose, unless --token was given", async () => {
    const user = await logIn();
    const token = await user.fetchToken();
    const script = `set -x
      eval $('${bundleOf("stella-env", runtime)}' p --verbose)
      '${bundleOf("stella-exec", runtime)}' p --verbose -- true
      '${bundleOf("stella-exec", runtime)}' p --token --verbose -- true`;
    const { code, out, err } = await spawnProgram("bash", ["-c", script], { env: { HOME: user.home } });
    expect(code).toBe(0);
    expect(err).toContain("+ export STELLA_PROFILE=p");
    for (const secret of [token, user.secret]) expect(out + err).not.toContain(secret);
  });
});
