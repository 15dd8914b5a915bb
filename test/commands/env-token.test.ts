import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { envProgram } from "../../scripts/commands/env.ts";
import { fetchToken } from "../support/fetch-token.ts";
import { givenHome, type Home } from "../support/given-home.ts";
import { snapshot } from "../support/snapshot.ts";
import { givenAuthority } from "../support/token-world.ts";

const { authority } = givenAuthority();

const missing = 'error: there is no usable token for "p" in the cache\nhint: run stella-token fetch p\n';
const json = ["p", "--token", "--format", "json"];

/** A home with the operator's profile `p` and its secret. */
const givenUser = (): Home => givenHome({ authority: authority(), profiles: { p: {} } });

/** The file that holds the only token. */
function findEntry({ cache, cacheEntries }: Home): string {
  return join(cache, cacheEntries().find((name) => name.endsWith(".json")) ?? "");
}

describe("stella-env --token", () => {
  it("sets the cached token and its expiry, sends no request and changes no file", async () => {
    const user = givenUser();
    const token = await fetchToken(user);
    const { expiresAtUtc } = JSON.parse(readFileSync(findEntry(user), "utf8")) as { expiresAtUtc: string };
    const [requests, files] = [authority().requests.length, snapshot(user.home)];
    const { code, out, err } = await user.run(envProgram, [...json, "--verbose"]);
    expect([code, err]).toEqual([0, ""]);
    expect(JSON.parse(out)).toMatchObject({ STELLA_TOKEN: token, STELLA_TOKEN_EXPIRES_AT: expiresAtUtc });
    expect([authority().requests.length, snapshot(user.home)]).toEqual([requests, files]);
  });

  it("ends with exit code 3 when there is no token", async () =>
    expect(await givenUser().run(envProgram, json)).toEqual({ code: 3, out: "", err: missing }));

  const unusable: readonly [string, (user: Home) => Promise<unknown> | void, string][] = [
    ["is another tenant's", (user) => fetchToken(user, "--tenant", "acme"), missing],
    ["was fetched with another secret", async (user) => {
      await fetchToken(user);
      writeFileSync(user.secret("pack-operator"), "another-secret");
    }, missing],
    ["is for fewer scopes", (user) => fetchToken(user, "--scope", "packs.read"), missing],
    ["is damaged", async (user) => {
      await fetchToken(user);
      writeFileSync(findEntry(user), "{");
    }, "warning: the cached token is not used: "],
    ["can be changed by other users", async (user) => {
      await fetchToken(user);
      chmodSync(findEntry(user), 0o622);
    }, "warning: the cached token is not used: "],
  ];
  it.each(unusable)("ends with exit code 3 when the token %s", async (_, spoil, message) => {
    const user = givenUser();
    await spoil(user);
    const { code, out, err } = await user.run(envProgram, json);
    expect([code, out]).toEqual([3, ""]);
    expect(err).toContain(message);
    expect(err.endsWith(missing)).toBe(true);
  });

  it("ends with exit code 3 when the token has expired", async () => {
    const user = givenUser();
    await fetchToken(user);
    const clock = { now: () => Date.now() + 3_600_000, sleep: () => Promise.resolve() };
    expect(await user.run(envProgram, json, { io: { clock } })).toMatchObject({ code: 3, err: missing });
  });

  it("ends with exit code 3 for an approver, whose tokens are for one run each", async () => {
    const user = givenHome({
      authority: authority(),
      profiles: { p: { clientId: "pack-approver", scope: "packs.read packs.approve" } },
    });
    const { code, err } = await user.run(envProgram, json);
    expect(code).toBe(3);
    expect(err).toContain('profile "p" has packs.approve, whose tokens are for one run each');
  });

  it("masks the token before it prints it, in GitHub's format", async () => {
    const user = givenUser();
    const token = await fetchToken(user);
    const { out, err } = await user.run(envProgram, ["p", "--token", "--format", "github"]);
    expect(err).toBe(`::add-mask::${token}\n`);
    expect(out).toContain(`\n${token}\n`);
  });

  it("refuses GitLab's format, whose file is an artifact", async () => {
    const { code, out, err } = await givenUser().run(envProgram, ["p", "--token", "--format", "gitlab"]);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("a dotenv report is an artifact that others can download");
  });
});
