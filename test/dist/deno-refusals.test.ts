import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bundleOf, type CommandName, type Spawned, spawnProgram } from "../support/bundles.ts";
import { temporaryDirectory } from "../support/io.ts";
import { denoOptions } from "../support/shebang.ts";
import { givenAuthority } from "../support/token-world.ts";

const { authority } = givenAuthority();

/** Runs a program on Deno with these options. Its first argument is the address of a server. */
function run(options: readonly string[], program: string): Promise<Spawned> {
  const cwd = temporaryDirectory();
  writeFileSync(join(cwd, "probe.js"), program);
  return spawnProgram("deno", [...options, "probe.js", authority().url], { cwd, env: { HOME: cwd } });
}

/** What a program may try, and the permission that it needs for that. */
const attempts = {
  "send a request": ["await (await fetch(Deno.args[0])).text()", "net access"],
  "open a connection": ["(await Deno.connect({ port: new URL(Deno.args[0]).port })).close()", "net access"],
  "listen on a port": ["Deno.listen({ port: 0 }).close()", "net access"],
  "write a file": ["Deno.writeTextFileSync('written', '')", "write access"],
  "remove a file": ["Deno.removeSync('probe.js')", "write access"],
  "run a program": ["new Deno.Command('true').outputSync()", "run access"],
  "signal another process": ["Deno.kill(Deno.ppid, 'SIGCONT')", "run access"],
  "read a token in the environment": ["Deno.env.get('STELLA_TOKEN')", "env access"],
  "read another variable": ["Deno.env.get('SECRET')", "env access"],
  "read all variables": ["Deno.env.toObject()", "env access"],
  "read the host name": ["Deno.hostname()", "sys access"],
} as const;

type Attempt = keyof typeof attempts;
const all = Object.keys(attempts) as Attempt[];

describe.each<[CommandName, Attempt[]]>([
  ["stella-env", all],
  ["stella-lint", all.filter((attempt) => attempts[attempt][1] !== "write access")],
  ["stella-token", ["run a program", "signal another process", "read another variable", "read all variables"]],
])("on Deno a program with the permissions of %s cannot", (command, forbidden) => {
  const options = denoOptions(bundleOf(command, "deno"));

  it.each(forbidden)("%s", async (attempt) => {
    const [program, need] = attempts[attempt];
    const { code, err } = await run(options, program);
    expect([code, err]).toEqual([1, expect.stringContaining(`NotCapable: Requires ${need}`)]);
  });
});

// Otherwise what is refused above might be impossible anyway.
it.each(all)("on Deno a program with all permissions can %s", async (attempt) => {
  const [program] = attempts[attempt];
  expect(await run(["run", "--no-config", "--allow-all"], program)).toEqual({ code: 0, out: "", err: "" });
});
