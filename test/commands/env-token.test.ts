import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { envProgram } from "../../scripts/commands/env.ts";
import { runBundle, runtimes } from "../support/bundles.ts";
import { runProgram } from "../support/io.ts";
import { type LoggedIn, logIn } from "../support/logged-in.ts";
import { snapshot } from "../support/snapshot.ts";

const missing = 'error: there is no usable token for "p" in the cache\nhint: run stella-token fetch p\n';
const json = ["p", "--token", "--format", "json"];

/** The file that holds the only token. */
function entryOf({ home }: LoggedIn): string {
  const directory = join(home, ".stellaops", "tokens");
  const [name = ""] = readdirSync(directory).filter((file) => file.endsWith(".json"));
  return join(directory, name);
}

describe("--token", () => {
  it("sets the cached token and its end, asks nobody and changes nothing", async () => {
    const user = await logIn();
    const token = await user.fetchToken();
    const { expiresAtUtc } = JSON.parse(readFileSync(entryOf(user), "utf8")) as { expiresAtUtc: string };
    const [requests, files] = [user.authority.requests.length, snapshot(user.home)];
    const { code, out, err } = await runProgram(envProgram, [...json, "--verbose"], user.io());
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toMatchObject({ STELLA_TOKEN: token, STELLA_TOKEN_EXPIRES_AT: expiresAtUtc });
    expect([user.authority.requests.length, snapshot(user.home)]).toEqual([requests, files]);
  });

  it("is exit 3 when there is no token", async () => {
    const user = await logIn();
    expect(await runProgram(envProgram, json, user.io())).toEqual({ code: 3, out: "", err: missing });
  });

  const unusable: readonly [string, (user: LoggedIn) => Promise<void> | void, string][] = [
    ["it is another tenant's", async (user) => void await user.fetchToken("--tenant", "acme"), missing],
    ["the secret has changed since", async (user) => {
      await user.fetchToken();
      writeFileSync(join(user.home, ".stellaops", "secrets", "pack-operator.secret"), "another-secret");
    }, missing],
    ["it is for fewer scopes", async (user) => void await user.fetchToken("--scope", "packs.read"), missing],
    ["it is damaged", async (user) => {
      await user.fetchToken();
      writeFileSync(entryOf(user), "{");
    }, "warning: the cached token is not used: "],
    ["others may read it", async (user) => {
      await user.fetchToken();
      chmodSync(entryOf(user), 0o644);
    }, "warning: the cached token is not used: "],
  ];
  it.each(unusable)("is exit 3 when %s", async (_, spoil, said) => {
    const user = await logIn();
    await spoil(user);
    const { code, out, err } = await runProgram(envProgram, json, user.io());
    expect([code, out]).toEqual([3, ""]);
    expect(err).toContain(said);
    expect(err.endsWith(missing)).toBe(true);
  });

  it("is exit 3 when it expires before the command is done", async () => {
    const user = await logIn();
    await user.fetchToken();
    const later = { now: () => Date.now() + 3_600_000, sleep: () => Promise.resolve() };
    expect(await runProgram(envProgram, json, user.io({ io: { clock: later } }))).toMatchObject({
      code: 3,
      err: missing,
    });
  });

  it("has nothing for an approver, whose tokens are for one run each", async () => {
    const user = await logIn({ clientId: "pack-approver", scope: "packs.read packs.approve" });
    const { code, err } = await runProgram(envProgram, json, user.io());
    expect(code).toBe(3);
    expect(err).toContain('profile "p" has packs.approve, whose tokens are for one run each');
  });

  it("is masked first in GitHub's format, though concealed from then on", async () => {
    const user = await logIn();
    const token = await user.fetchToken();
    const { out, err } = await runProgram(envProgram, ["p", "--token", "--format", "github"], user.io());
    expect(err).toBe(`::add-mask::${token}\n`);
    expect(out).toContain(`\n${token}\n`);
  });

  it("is refused in GitLab's format, whose file is an artifact", async () => {
    const user = await logIn();
    const { code, out, err } = await runProgram(envProgram, ["p", "--token", "--format", "gitlab"], user.io());
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("a dotenv report is an artifact that others can download");
  });
});

describe.each(runtimes)("--token with the bundle for %s", (runtime) => {
  it("reads the cache with the permissions that it ships with", async () => {
    const user = await logIn();
    const token = await user.fetchToken();
    const { code, out, err } = await runBundle("stella-env", runtime, json, { env: { HOME: user.home } });
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toMatchObject({ STELLA_TOKEN: token });
  });

  it("masks it on standard error as it is", async () => {
    const user = await logIn();
    const token = await user.fetchToken();
    const args = ["p", "--token", "--format", "github"];
    expect((await runBundle("stella-env", runtime, args, { env: { HOME: user.home } })).err).toBe(
      `::add-mask::${token}\n`,
    );
  });
});
