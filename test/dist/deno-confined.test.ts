import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bundleOf, spawnProgram } from "../support/bundles.ts";
import { givenHome } from "../support/given-home.ts";
import { denoOptions } from "../support/shebang.ts";

/** What code in the process may try, with the permission that it needs for that. */
const attempts = {
  write: "Deno.writeTextFileSync('written', '')",
  net: "Deno.listen({ port: 0 }).close()",
  run: "new Deno.Command('true').outputSync()",
  env: "Deno.env.get('SECRET')",
  sys: "Deno.uid()",
};

type Need = keyof typeof attempts;

/** Tries everything when the command has done its work, and lists what was allowed on standard error. */
const probe = `addEventListener("unload", () => {
  const allowed = (attempt) => { try { attempt(); return true; } catch { return false; } };
  const attempts = { ${Object.entries(attempts).map(([need, code]) => `${need}: () => ${code}`).join()} };
  console.error(JSON.stringify(Object.keys(attempts).filter((need) => allowed(attempts[need]))));
});`;

/** Runs `stella-profile` with its own permissions. Returns what it was still allowed to do at its end. */
async function listAllowed(argv: readonly string[]): Promise<{ code: number; allowed: Need[] }> {
  const { home } = givenHome({ profiles: { p: {} } });
  writeFileSync(join(home, "probe.js"), probe);
  const bundle = bundleOf("stella-profile", "deno");
  const [run = "", ...options] = denoOptions(bundle);
  const args = [run, "--preload=probe.js", ...options, bundle, ...argv];
  const { code, err } = await spawnProgram("deno", args, { cwd: home, env: { HOME: home, SECRET: "s" } });
  return { code, allowed: JSON.parse(err.trimEnd().split("\n").at(-1) ?? "") };
}

describe("on Deno stella-profile gives up what the command that it runs does not need", () => {
  it.each<[argv: string[], code: number, allowed: Need[]]>([
    [["list"], 0, ["write", "net", "run", "env", "sys"]],
    [["env", "p"], 0, []],
    [["env", "nobody"], 4, []],
    [["lint", "--list-rules"], 0, ["write", "sys"]],
    [["token", "status", "p"], 3, ["write", "net", "sys"]],
    [["exec", "p", "--", "true"], 0, ["write", "net", "run", "env", "sys"]],
  ])("%j", async (argv, code, allowed) => expect(await listAllowed(argv)).toEqual({ code, allowed }));

  it("and still reads the variables of that command", async () => {
    const { home } = givenHome({ profiles: { p: {} } });
    const bundle = bundleOf("stella-profile", "deno");
    const { code, out } = await spawnProgram(bundle, ["env"], { env: { HOME: home, STELLA_PROFILE: "p" } });
    expect([code, out]).toEqual([0, expect.stringContaining("export STELLA_PROFILE='p';")]);
  });
});
