import { describe, expect, it } from "vitest";
import { bundleOf, runBundle, runtimes, type Spawned, spawnProgram } from "../support/bundles.ts";
import { fetchToken } from "../support/fetch-token.ts";
import { givenHome, type Home } from "../support/given-home.ts";
import { givenAuthority, makeApproval } from "../support/token-world.ts";

const { authority, getSecret, countRequests } = givenAuthority();

/** The path of a home with two profiles. */
const makeHome = (): string => givenHome({ profiles: { p: {}, q: {} } }).home;

describe.each(runtimes)("stella-exec on %s", (runtime) => {
  const exec = (args: string[], env: Record<string, string> = {}, stdin = "") =>
    runBundle("stella-exec", runtime, args, { env: { HOME: makeHome(), ...env }, stdin });

  it("passes every argument on unchanged", async () => {
    const odd = [
      "",
      " ",
      "a b",
      "-x",
      "--",
      "--help",
      "*",
      "$HOME",
      "`id`",
      "a'b\"c",
      "\\",
      "ü😀",
      "a\nb",
      "%PATH%",
      "~",
    ];
    const script = 'for arg do printf "[%s]" "$arg"; done';
    expect(await exec(["p", "--", "sh", "-c", script, "sh", ...odd])).toEqual({
      code: 0,
      out: odd.map((arg) => `[${arg}]`).join(""),
      err: "",
    });
  });

  it("sets the profile's variables and clears another's", async () => {
    const script = 'echo "$STELLA_PROFILE|$StellaOps__Authority__Scope|${STELLA_TOKEN-none}|$OTHER"';
    const { out } = await exec(["p", "--", "sh", "-c", script], { STELLA_TOKEN: "left", OTHER: "kept" });
    expect(out).toBe("p|packs.read packs.run|none|kept\n");
  });

  const statuses: readonly [string, string[], number][] = [
    ["the command's own", ["sh", "-c", "exit 42"], 42],
    ["128 + 15 after SIGTERM", ["sh", "-c", "kill -TERM $$"], 143],
    ["128 + 9 after SIGKILL", ["sh", "-c", "kill -KILL $$"], 137],
    ["127 when there is no such command", ["no-such-command"], 127],
    ["127 for an empty command", [""], 127],
    ["126 when the command cannot be run", ["/"], 126],
    ["126 when the path of the command leads through a file", ["/bin/sh/x"], 126],
  ];
  it.each(statuses)(
    "ends with the exit code of the command: %s",
    async (_, command, code) => expect((await exec(["p", "--", ...command])).code).toBe(code),
  );

  it("passes 1 MiB through each standard stream", async () => {
    const mebibyte = "0123456789abcdef".repeat(65_536);
    const copy = 'all=$(cat); printf %s "$all"; printf %s "$all" >&2';
    const { code, out, err } = await exec(["p", "--", "sh", "-c", copy], {}, mebibyte);
    expect([code, out === mebibyte, err === mebibyte]).toEqual([0, true, true]);
  });

  it.each(["INT", "TERM", "HUP", "QUIT", "USR1", "USR2"])(
    "passes SIG%s on and waits for the command to end",
    async (signal) => {
      const command = `trap "echo got; exit 7" ${signal}; echo $PPID >"$HOME/pid"; while :; do sleep 0.05; done`;
      const script = `
      '${bundleOf("stella-exec", runtime)}' p -- sh -c '${command}' &
      until [ -s "$HOME/pid" ] || ! kill -0 $!; do sleep 0.05; done
      kill -${signal} "$(cat "$HOME/pid")"
      wait $!`;
      // Job control keeps the shell from ignoring SIGINT and SIGQUIT in what it starts in the background.
      expect(await spawnProgram("bash", ["-m", "-c", script], { env: { HOME: makeHome() } })).toMatchObject({
        code: 7,
        out: "got\n",
      });
    },
  );

  it("refuses to run inside stella-exec of another profile without --force", async () => {
    const inner = (...args: string[]) => ["p", "--", bundleOf("stella-exec", runtime), ...args, "--", "echo", "ran"];
    expect(await exec(inner("q"))).toMatchObject({
      code: 1,
      out: "",
      err:
        'error: this is already inside stella-exec of profile "p"\nhint: leave that one first, or run with --force\n',
    });
    expect((await exec(inner("q", "--force"))).out).toBe("ran\n");
    expect((await exec(inner("p"))).out).toBe("ran\n");
    expect((await exec(["p", "--", "echo", "ran"], { STELLA_EXEC_PROFILE: "" })).out).toBe("ran\n");
  });
});

describe.each(runtimes)("stella-exec --token on %s", (runtime) => {
  const givenUser = (): Home => givenHome({ authority: authority(), profiles: { p: {} } });
  const exec = (user: Home, ...args: string[]): Promise<Spawned> =>
    runBundle("stella-exec", runtime, args, { env: { HOME: user.home } });
  const show = ["--", "sh", "-c", 'echo "$STELLA_TOKEN $STELLA_TOKEN_EXPIRES_AT"'];

  it("fetches a token, caches it, and gives it to the command alone", async () => {
    const user = givenUser();
    const [{ code, out, err }, requests] = await countRequests(() => exec(user, "p", "--token", "--verbose", ...show));
    expect(code).toBe(0);
    const [, token = "", end = ""] = /^(\S{20,}) (\S+)\n$/.exec(out) ?? [];
    expect(end).toBe(new Date(Date.parse(end)).toISOString());
    expect(err).not.toContain(token);
    expect(err).not.toContain(getSecret("pack-operator"));
    expect(await countRequests(() => exec(user, "p", "--token", ...show))).toEqual([{ code, out, err: "" }, 0]);
    expect(requests).toBe(1);
  });

  it("runs nothing without a token, and ends with the exit code of stella-token", async () =>
    expect(await exec(givenUser(), "p", "--token", "--offline", "--", "echo", "ran"))
      .toMatchObject({ code: 5, out: "" }));

  it.each(["1", "true", "yes", "on"])("sends no request with STELLA_OFFLINE=%s", async (value) => {
    const env = { HOME: givenUser().home, STELLA_OFFLINE: value };
    const run = () => runBundle("stella-exec", runtime, ["p", "--token", "--", "echo", "ran"], { env });
    expect(await countRequests(run)).toMatchObject([{ code: 5, out: "" }, 0]);
  });

  it("takes the options of stella-token get", async () => {
    const user = givenHome({
      authority: authority(),
      profiles: { p: { clientId: "pack-approver", scope: "packs.read packs.approve" } },
    });
    expect(await exec(user, "p", "--token", ...show)).toMatchObject({ code: 2, out: "" });
    expect(await exec(user, "p", "--token", ...makeApproval("r"), ...show)).toMatchObject({ code: 0, err: "" });
    expect(await exec(user, "p", "--token", "--scope", "packs.read", ...show)).toMatchObject({ code: 0, err: "" });
  });

  const stray: readonly [string, string[]][] = [
    ["--no-cache", ["--no-cache"]],
    ["--offline", ["--offline"]],
    ["--scope", ["--scope", "packs.read"]],
  ];
  it.each(stray)("refuses %s without --token", async (option, args) => {
    expect(await exec(givenUser(), "p", ...args, "--", "echo", "ran")).toEqual({
      code: 2,
      out: "",
      err: `error: ${option} works only together with --token\nhint: run stella-exec --help\n`,
    });
  });
});

describe.each(runtimes)("stella-env and stella-exec on %s", (runtime) => {
  it("leave secrets and tokens out of the output of set -x and --verbose", async () => {
    const user = givenHome({ authority: authority(), profiles: { p: {} } });
    const token = await fetchToken(user);
    const script = `set -x
      eval $('${bundleOf("stella-env", runtime)}' p --verbose)
      '${bundleOf("stella-exec", runtime)}' p --verbose -- true
      '${bundleOf("stella-exec", runtime)}' p --token --verbose -- true`;
    const { code, out, err } = await spawnProgram("bash", ["-c", script], { env: { HOME: user.home } });
    expect(code).toBe(0);
    expect(err).toContain("+ export STELLA_PROFILE=p");
    for (const secret of [token, getSecret("pack-operator")]) expect(out + err).not.toContain(secret);
  });
});
