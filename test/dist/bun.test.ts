import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Authority, startAuthority } from "../support/authority.ts";
import { bundleOf, type CommandName, type Spawned, spawnProgram } from "../support/bundles.ts";
import { temporaryDirectory } from "../support/io.ts";
import { bunFile } from "../support/releases.ts";
import { makeHome } from "../support/token-home.ts";

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority();
});
afterAll(() => authority.close());

/** Only some platforms have the binary among the tested runtimes. A skip is counted. */
describe.skipIf(!existsSync(bunFile))("the bundles for Node run on Bun", () => {
  const run = (home: string, command: CommandName, ...argv: string[]): Promise<Spawned> =>
    spawnProgram(bunFile, [bundleOf(command, "node"), ...argv], { env: { HOME: home }, cwd: home });
  const createHome = (): string =>
    makeHome(temporaryDirectory(), { url: authority.url, secret: authority.secrets["pack-operator"] ?? "" });

  it.each<[CommandName, string[], string]>([
    ["stella-env", ["operator"], "export STELLA_PROFILE='operator';"],
    ["stella-profile", ["list"], "operator"],
    ["stella-profile", ["show", "operator"], "pack-operator"],
    ["stella-lint", ["operator"], ""],
    ["stella-exec", ["operator", "--", "sh", "-c", "echo $STELLA_PROFILE"], "operator"],
  ])("%s %j", async (command, argv, shown) => {
    const { code, out } = await run(createHome(), command, ...argv);
    expect([code, out]).toEqual([0, expect.stringContaining(shown)]);
  });

  it("stella-token fetches a token, and gets it from the cache", async () => {
    const home = createHome();
    const fetched = await run(home, "stella-token", "fetch", "operator");
    expect([fetched.code, fetched.err]).toEqual([0, expect.stringContaining("operator: fetched")]);
    const got = await run(home, "stella-token", "get", "operator", "--offline");
    expect([got.code, got.out.trim().length > 20]).toEqual([0, true]);
  });

  it("a hostile .env in the current directory cannot select a profile that the environment names", async () => {
    const home = createHome();
    writeFileSync(join(home, ".env"), "STELLA_PROFILE=evil\n");
    const env = { HOME: home, STELLA_PROFILE: "operator" };
    const { code, out } = await spawnProgram(bunFile, [bundleOf("stella-env", "node")], { env, cwd: home });
    expect([code, out]).toEqual([0, expect.stringContaining("STELLA_PROFILE='operator'")]);
  });
});
