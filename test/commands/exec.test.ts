import { describe, expect, it } from "vitest";
import { bundleOf, runBundle, runtimes, spawnProgram } from "../support/bundles.ts";
import { temporaryDirectory } from "../support/io.ts";
import { writeProfile } from "../support/profiles.ts";

/** A home with two profiles. */
function home(): string {
  const directory = temporaryDirectory();
  writeProfile(directory, "p");
  writeProfile(directory, "q");
  return directory;
}

describe.each(runtimes)("stella-exec on %s", (runtime) => {
  const exec = (args: string[], env: Record<string, string> = {}, stdin = "") =>
    runBundle("stella-exec", runtime, args, { env: { HOME: home(), ...env }, stdin });

  it("hands every argument over as it is", async () => {
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
    ["its own", ["sh", "-c", "exit 42"], 42],
    ["128 + 15 after SIGTERM", ["sh", "-c", "kill -TERM $$"], 143],
    ["128 + 9 after SIGKILL", ["sh", "-c", "kill -KILL $$"], 137],
    ["127 when there is no such command", ["no-such-command"], 127],
    ["127 for an empty word", [""], 127],
    ["126 when it cannot be run", ["/"], 126],
    ["126 when it lies below a file", ["/bin/sh/x"], 126],
  ];
  it.each(statuses)(
    "ends in the command's exit status: %s",
    async (_, command, code) => expect((await exec(["p", "--", ...command])).code).toBe(code),
  );

  it("passes 1 MiB through each stream", async () => {
    const mebibyte = "0123456789abcdef".repeat(65_536);
    const copy = 'all=$(cat); printf %s "$all"; printf %s "$all" >&2';
    const { code, out, err } = await exec(["p", "--", "sh", "-c", copy], {}, mebibyte);
    expect([code, out === mebibyte, err === mebibyte]).toEqual([0, true, true]);
  });

  it.each(["INT", "TERM", "HUP", "QUIT", "USR1", "USR2"])("passes SIG%s on and waits for the end", async (signal) => {
    const command = `trap "echo got; exit 7" ${signal}; echo $PPID >"$HOME/pid"; while :; do sleep 0.05; done`;
    const script = `
      '${bundleOf("stella-exec", runtime)}' p -- sh -c '${command}' &
      until [ -s "$HOME/pid" ] || ! kill -0 $!; do sleep 0.05; done
      kill -${signal} "$(cat "$HOME/pid")"
      wait $!`;
    // Job control keeps the shell from ignoring SIGINT and SIGQUIT in what it starts in the background.
    expect(await spawnProgram("bash", ["-m", "-c", script], { env: { HOME: home() } })).toMatchObject({
      code: 7,
      out: "got\n",
    });
  });

  it("refuses to nest in another profile's, unless it is forced or the same", async () => {
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
